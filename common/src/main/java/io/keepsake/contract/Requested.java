package io.keepsake.contract;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

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
		headers = (headers != null) ? Map.copyOf(headers) : Map.of();
	}

}
