package io.keepsake.digitalocean;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The calls that were made for a piece of work, and how they failed.
 *
 * @param calls in all
 * @param failures how many of them gave no usable answer
 * @param rejections how many of them were refused
 * @param lastError of the last that failed or was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tries(int calls, int failures, int rejections, @Nullable ApiError lastError) {

	public static final Tries NONE = new Tries(0, 0, 0, null);

	public Tries called() {
		return new Tries(this.calls + 1, this.failures, this.rejections, this.lastError);
	}

	public Tries failed(ApiError error) {
		return new Tries(this.calls, this.failures + 1, this.rejections, error);
	}

	public Tries rejected(ApiError error) {
		return new Tries(this.calls, this.failures, this.rejections + 1, error);
	}

}
