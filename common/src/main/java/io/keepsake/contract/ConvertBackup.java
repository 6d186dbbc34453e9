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
}
