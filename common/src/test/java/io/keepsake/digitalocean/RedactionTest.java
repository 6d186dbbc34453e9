package io.keepsake.digitalocean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

	private static final String TOKEN = "dop_v1_0123456789abcdef";

	private final Redaction redaction = new Redaction(new Token(TOKEN));

	@Test
	void hidesTheToken() {
		assertThat(this.redaction.apply("Bearer " + TOKEN + " and " + TOKEN)).isEqualTo("Bearer **** and ****");
	}

	@Test
	void leavesNoHalfOfATokenAtTheEnd() {
		String text = this.redaction.apply("x".repeat(490) + TOKEN);

		assertThat(text).isEqualTo("x".repeat(490) + "****");
	}

	@Test
	void controlCharactersDoNotHideAToken() {
		assertThat(this.redaction.apply("dop_v1_\u0000" + TOKEN + "\u200b")).isEqualTo("dop_v1_ ****");
	}

	@ParameterizedTest
	@CsvSource({ "'two\r\nlines', two lines", "'\u001b[31mred', [31mred", "' a \t b\u00a0\u2028c ', a b c",
			"'\ud83d\udcbe saved', '\ud83d\udcbe saved'", "'\u202eevil', evil" })
	void makesOneLineOfPrintableCharacters(String text, String expected) {
		assertThat(this.redaction.apply(text)).isEqualTo(expected);
	}

	@Test
	void dropsHalfACharacter() {
		assertThat(this.redaction.apply("a\ud83d!")).isEqualTo("a !");
		assertThat(this.redaction.apply("x".repeat(499) + "\ud83d\udcbe")).isEqualTo("x".repeat(499));
		assertThat(this.redaction.apply("x".repeat(498) + "\ud83d\udcbe!")).hasSize(500).endsWith("\udcbe");
	}

}
