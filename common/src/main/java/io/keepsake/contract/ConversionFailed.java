package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * On {@code convert-backup.failed}: the request ended without a snapshot. What is not
 * known is absent, never null.
 *
 * @param detail in plain words, for a person
 * @param httpStatus DigitalOcean's last answer, where there was one
 * @param errorId DigitalOcean's id of the error, such as {@code unprocessable_entity}
 * @param apiRequestId DigitalOcean's id of the call, to be quoted to its support
 * @param attempts how many calls were made for the request
 * @param violations each rule that an invalid request breaks
 * @param request the request itself, so that it can be published again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversionFailed(String requestId, long imageId, String account, @Nullable Long actionId,
		FailureReason reason, boolean retryable, String detail, @Nullable Integer httpStatus, @Nullable String errorId,
		@Nullable String apiRequestId, int attempts, Instant requestedAt, Instant failedAt,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations, ConvertBackup request,
		@JsonIgnore Map<String, String> headers) implements Event {

	public ConversionFailed {
		Objects.requireNonNull(requestId);
		Objects.requireNonNull(account);
		Objects.requireNonNull(reason);
		Objects.requireNonNull(detail);
		Objects.requireNonNull(requestedAt);
		Objects.requireNonNull(failedAt);
		Objects.requireNonNull(request);
		violations = (violations != null) ? List.copyOf(violations) : List.of();
		headers = Requested.ordered(headers);
	}

	@Override
	@JsonIgnore
	public Instant time() {
		return this.failedAt;
	}

	ConversionFailed withHeaders(Map<String, String> headers) {
		return new ConversionFailed(this.requestId, this.imageId, this.account, this.actionId, this.reason,
				this.retryable, this.detail, this.httpStatus, this.errorId, this.apiRequestId, this.attempts,
				this.requestedAt, this.failedAt, this.violations, this.request, headers);
	}

	/**
	 * @param code for a program, such as {@code unknown-account}
	 * @param pointer where in the request, as a JSON pointer (RFC 6901)
	 * @param message for a person
	 */
	public record Violation(String code, String pointer, String message) {
	}

}
