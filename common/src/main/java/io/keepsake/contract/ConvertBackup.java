package io.keepsake.contract;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A request on {@code convert-backup}, as its publisher wrote it.
 *
 * @param imageId the backup; greater than 0
 * @param requestId the publisher's own name for the request
 * @param account the account that owns the backup; {@code default} if absent
 * @param expiresAt when the backup will be deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConvertBackup(long imageId, @Nullable String requestId, @Nullable String account,
		@Nullable Instant expiresAt) {

	/** The account of requests that name none. */
	public static final String DEFAULT_ACCOUNT = "default";

	public String accountOrDefault() {
		return (this.account != null) ? this.account : DEFAULT_ACCOUNT;
	}

	// an invalid request is repeated in its outcome, however long its texts are
	ConvertBackup abbreviated() {
		return new ConvertBackup(this.imageId, (this.requestId != null) ? Echo.of(this.requestId) : null,
				(this.account != null) ? Echo.of(this.account) : null, this.expiresAt);
	}

}
