package io.keepsake.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * On {@code convert-backup.completed}: the image is a snapshot. What is not known is
 * absent, never null.
 *
 * @param actionId the action that made it one, where it is known
 * @param alreadySnapshot whether it was one before Keepsake did anything for this request
 * @param submittedAt when DigitalOcean accepted the conversion
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversionCompleted(String requestId, long imageId, String account, @Nullable Long actionId,
		boolean alreadySnapshot, Instant requestedAt, @Nullable Instant submittedAt, Instant completedAt,
		@JsonIgnore Map<String, String> headers) implements Event {

	public ConversionCompleted {
		Objects.requireNonNull(requestId);
		Objects.requireNonNull(account);
		Objects.requireNonNull(requestedAt);
		Objects.requireNonNull(completedAt);
		headers = Requested.ordered(headers);
	}

	@Override
	@JsonIgnore
	public Instant time() {
		return this.completedAt;
	}

	ConversionCompleted withHeaders(Map<String, String> headers) {
		return new ConversionCompleted(this.requestId, this.imageId, this.account, this.actionId, this.alreadySnapshot,
				this.requestedAt, this.submittedAt, this.completedAt, headers);
	}

}
