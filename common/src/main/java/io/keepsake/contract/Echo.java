package io.keepsake.contract;

/**
 * What is repeated of somebody else's text.
 */
final class Echo {

	/** Counted in code points, as JSON Schema's {@code maxLength} is. */
	static final int LONGEST = 255;

	private Echo() {
	}

	static boolean isLong(String text) {
		return text.codePointCount(0, text.length()) > LONGEST;
	}

	/**
	 * A text whole, or its beginning and an ellipsis: one character more than is allowed,
	 * so that the beginning of an id never passes for an id.
	 */
	static String of(String text) {
		return isLong(text) ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…" : text;
	}

}
