package io.keepsake.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The requests that were answered already, so that one that is sent again is not answered
 * again. They are part of a row of state, which has to stay below what a broker takes in
 * a record: of very many, the earliest are forgotten.
 *
 * @param ids in the order in which they came
 */
public record RequestIds(@JsonValue List<String> ids) {

	public static final RequestIds NONE = new RequestIds(List.of());

	/** In characters, of which none takes more than 3 bytes. */
	private static final int MOST = 64 * 1024;

	@JsonCreator
	public RequestIds {
		ids = List.copyOf(ids);
	}

	public static RequestIds of(String... ids) {
		return new RequestIds(List.of(ids));
	}

	public boolean contains(String requestId) {
		return this.ids.contains(requestId);
	}

	public RequestIds and(List<Requested> requests) {
		SequencedSet<String> all = new LinkedHashSet<>(this.ids);
		requests.forEach((request) -> all.addLast(request.requestId()));
		long length = all.stream().mapToLong(String::length).sum();
		while (length > MOST) {
			length -= all.removeFirst().length();
		}
		return new RequestIds(new ArrayList<>(all));
	}

}
