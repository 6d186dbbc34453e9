package io.keepsake.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Others' texts as a person reads them.
 */
class TextsTest {

	@Test
	void nothingInThemMovesTheCursor() {
		assertThat(Texts.plain("a\u001b[2Jb\u009b1mc\nd")).isEqualTo("a [2Jb 1mc d");
	}

	@Test
	void aShellTakesThemForOneWord() {
		assertThat(Texts.quoted("a b")).isEqualTo("'a b'");
		assertThat(Texts.quoted("it's")).isEqualTo("'it'\\''s'");
	}

}
