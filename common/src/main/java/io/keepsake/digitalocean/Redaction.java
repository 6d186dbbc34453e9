package io.keepsake.digitalocean;

/**
 * Makes a text that came from outside fit for records and logs: one line of printable
 * characters, bounded, without the token.
 */
record Redaction(Token token) {

	private static final int MAX_LENGTH = 500;

	String apply(String text) {
		StringBuilder printable = new StringBuilder();
		text.codePoints()
			.map((character) -> isPrintable(character) ? character : ' ')
			.forEach(printable::appendCodePoint);
		// The token goes last but for the length: no step after it can put one together
		// or
		// leave the half of one.
		String line = printable.toString().strip().replaceAll(" +", " ").replace(this.token.value(), "****");
		return bounded(line);
	}

	private static String bounded(String line) {
		if (line.length() <= MAX_LENGTH) {
			return line;
		}
		boolean splitsPair = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 1));
		return line.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
	}

	private static boolean isPrintable(int character) {
		return switch (Character.getType(character)) {
			// half a surrogate pair cannot be written as UTF-8; a format character can
			// turn a
			// line of a log around
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
