package io.keepsake.simulator;

/**
 * What the convert of an image answers that is being converted, or is a snapshot: no
 * source says.
 */
public enum SecondConvert {

	/** 422. */
	REFUSE,
	/** Another action, which ends like any other. */
	SECOND_ACTION,
	/** Another action, which ends errored. */
	ERRED_ACTION

}
