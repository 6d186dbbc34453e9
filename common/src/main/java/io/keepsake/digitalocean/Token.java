package io.keepsake.digitalocean;

/**
 * The secret of an account. It is shown nowhere: not in logs, errors or records.
 */
record Token(String value) {

	/**
	 * @param property the configuration key to name when the value is of no use
	 */
	static Token of(String value, String property) {
		// a secret read from a file ends in a line break
		String token = value.strip();
		if (token.isEmpty()) {
			throw new IllegalArgumentException(property + " is blank");
		}
		// anything else cannot stand in a header
		if (!token.chars().allMatch((character) -> character > ' ' && character < 0x7f)) {
			throw new IllegalArgumentException(property + " holds a character that no token has");
		}
		return new Token(token);
	}

	@Override
	public String toString() {
		return "****";
	}

}
