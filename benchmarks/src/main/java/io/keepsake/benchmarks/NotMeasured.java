package io.keepsake.benchmarks;

/**
 * A run did not come to its end, so that there is no number to tell.
 */
public final class NotMeasured extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NotMeasured(String why) {
		super(why);
	}

}
