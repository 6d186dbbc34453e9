package io.keepsake.testing.generated;

import io.keepsake.contract.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * A value as it may stand in a request.
 *
 * @param value what it means; null if it means that there is none
 * @param violation the code of the rule that it breaks
 * @param wrong why a request cannot have it, though it is JSON
 * @param broken why the whole text cannot be read
 */
record Piece<T>(String json, @Nullable T value, @Nullable String violation, @Nullable DeadLetterReason wrong,
		@Nullable DeadLetterReason broken) {

	static <T> Piece<T> good(String json, @Nullable T value) {
		return new Piece<>(json, value, null, null, null);
	}

	static <T> Piece<T> violating(String code, String json, T value) {
		return new Piece<>(json, value, code, null, null);
	}

	static <T> Piece<T> wrong(DeadLetterReason reason, String json) {
		return new Piece<>(json, null, null, reason, null);
	}

	static <T> Piece<T> broken(DeadLetterReason reason, String json) {
		return new Piece<>(json, null, null, null, reason);
	}

}
