package io.keepsake.testing.walk;

/**
 * What the API answers to a conversion of an image that is being converted, or is a
 * snapshot: nobody knows.
 */
public enum SecondConvert {

	REFUSED, SECOND_ACTION, ERRED_ACTION

}
