package io.keepsake.contract;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been accepted, with what its outcome will need.
 *
 * @param requestId the publisher's, else {@code topic-partition@offset} of the request
 * @param requestedAt the timestamp of the request's record
 * @param request as published
 * @param headers those of the request's record that travel on to its outcome, such as
 * {@code traceparent}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Requested(String requestId, Instant requestedAt, ConvertBackup request, Map<String, String> headers) {

	public Requested {
		Objects.requireNonNull(requestId);
		Objects.requireNonNull(requestedAt);
		Objects.requireNonNull(request);
		headers = ordered(headers);
	}

	// in one order, so that the same event is the same bytes; absent in JSON if empty
	static Map<String, String> ordered(@Nullable Map<String, String> headers) {
		return (headers != null) ? Collections.unmodifiableMap(new TreeMap<>(headers)) : Map.of();
	}

}
