package io.keepsake.digitalocean;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The calls that were made for a piece of work, and how they failed.
 *
 * @param calls in all
 * @param failures how many gave no usable answer, since one that ended them
 * @param failingSince when the first of these was made: the time that the work spent
 * waiting for its turn before, or for an account that was closed, counts for nothing
 * @param failedAt when the last of these was made: nor does the time since, in which
 * nobody asked
 * @param rejections how many were refused
 * @param rejection the last refusal
 * @param lastError of the last that failed or was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tries(int calls, int failures, @Nullable Instant failingSince, @Nullable Instant failedAt, int rejections,
		@Nullable ApiError rejection, @Nullable ApiError lastError) {

	public static final Tries NONE = new Tries(0, 0, null, null, 0, null, null);

	public Tries called() {
		return called(1);
	}

	public Tries called(int more) {
		return new Tries(this.calls + more, this.failures, this.failingSince, this.failedAt, this.rejections,
				this.rejection, this.lastError);
	}

	public Tries failed(ApiError error, Instant now) {
		return new Tries(this.calls, this.failures + 1, (this.failingSince != null) ? this.failingSince : now, now,
				this.rejections, this.rejection, error);
	}

	public Tries rejected(ApiError error) {
		return new Tries(this.calls, this.failures, null, null, this.rejections + 1, error, error);
	}

	/**
	 * The account is closed for now: a failure that is none of this work's.
	 */
	public Tries excused() {
		return new Tries(this.calls, this.failures, null, null, this.rejections, this.rejection, this.lastError);
	}

	/**
	 * A usable answer ended the failures.
	 */
	public Tries recovered() {
		return new Tries(this.calls, 0, null, null, this.rejections, this.rejection, null);
	}

	/**
	 * Whether calls failed for so long, from the first to the last of them.
	 */
	public boolean failingFor(Duration time) {
		return this.failingSince != null && this.failedAt != null
				&& !this.failedAt.isBefore(this.failingSince.plus(time));
	}

}
