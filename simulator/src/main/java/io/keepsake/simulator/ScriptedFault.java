package io.keepsake.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the next call, or calls, that match: a fault by name, or an answer in
 * full, which has no effect. Empty texts and zeros leave that open.
 *
 * @param imageId only calls for that image
 * @param times how many calls it takes
 * @param fault a fault's name; {@code none} lets the call through
 */
public record ScriptedFault(String method, String route, long imageId, int times, String fault, int status, String body,
		Map<String, String> headers) {

	public ScriptedFault {
		headers = Map.copyOf(headers);
		if (times < 1) {
			throw new IllegalArgumentException("times must be positive, not " + times);
		}
		if (fault.isEmpty() == (status == 0)) {
			throw new IllegalArgumentException("either a fault or a status must be given");
		}
		if (status != 0 && (status < 100 || status > 599)) {
			throw new IllegalArgumentException("status must be between 100 and 599, not " + status);
		}
		FaultCatalogue.check(fault);
		Route.checkPattern(route);
	}

	/** The fault of that name, once, to whatever call comes next. */
	public static ScriptedFault of(String fault) {
		return new ScriptedFault("", "", 0, 1, fault, 0, "", Map.of());
	}

	/** That answer, once, to whatever call comes next. */
	public static ScriptedFault answer(int status, String body) {
		return new ScriptedFault("", "", 0, 1, "", status, body, Map.of());
	}

	@JsonCreator
	static ScriptedFault from(@JsonProperty("method") @Nullable String method,
			@JsonProperty("route") @Nullable String route, @JsonProperty("imageId") @Nullable Long imageId,
			@JsonProperty("times") @Nullable Integer times, @JsonProperty("fault") @Nullable String fault,
			@JsonProperty("status") @Nullable Integer status, @JsonProperty("body") @Nullable String body,
			@JsonProperty("headers") @Nullable Map<String, String> headers) {
		return new ScriptedFault(orEmpty(method), orEmpty(route), Objects.requireNonNullElse(imageId, 0L),
				Objects.requireNonNullElse(times, 1), orEmpty(fault), Objects.requireNonNullElse(status, 0),
				orEmpty(body), Objects.requireNonNullElse(headers, Map.of()));
	}

	private static String orEmpty(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

	public ScriptedFault method(String only) {
		return new ScriptedFault(only, route, imageId, times, fault, status, body, headers);
	}

	public ScriptedFault route(String only) {
		return new ScriptedFault(method, only, imageId, times, fault, status, body, headers);
	}

	public ScriptedFault image(long only) {
		return new ScriptedFault(method, route, only, times, fault, status, body, headers);
	}

	public ScriptedFault times(int count) {
		return new ScriptedFault(method, route, imageId, count, fault, status, body, headers);
	}

	public ScriptedFault header(String name, String value) {
		var more = new HashMap<>(headers);
		more.put(name, value);
		return new ScriptedFault(method, route, imageId, times, fault, status, body, more);
	}

	boolean strikes(Call call) {
		return (method.isEmpty() || method.equalsIgnoreCase(call.method())) && call.route().matches(route)
				&& (imageId == 0 || imageId == call.imageId());
	}

}
