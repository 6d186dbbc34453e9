package io.keepsake.digitalocean;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccountsTest {

	@Test
	void knowsItsAccounts() {
		Accounts accounts = new Accounts(Map.of("team-b", "tb", "default", "td\n"));

		assertThat(accounts.names()).containsExactly("default", "team-b");
		assertThat(accounts.has("team-b")).isTrue();
		assertThat(accounts.has("team-c")).isFalse();
		assertThat(accounts.token("default")).contains(new Token("td"));
		assertThat(accounts.token("team-c")).isEmpty();
	}

	@Test
	void replacesATokenAndNothingElse() {
		Accounts accounts = new Accounts(Map.of("default", "old"));

		accounts.replaceToken("default", "new");

		assertThat(accounts.token("default")).contains(new Token("new"));
		assertThatIllegalArgumentException().isThrownBy(() -> accounts.replaceToken("other", "new"))
			.withMessage("no account 'other'");
		assertThatIllegalArgumentException().isThrownBy(() -> accounts.replaceToken("default", " "))
			.withMessage("keepsake.accounts.default.token is blank");
		assertThat(accounts.names()).containsExactly("default");
	}

	@Test
	void showsNoToken() {
		Accounts accounts = new Accounts(Map.of("default", "dop_v1_secret"));

		assertThat(accounts).hasToString("{default=****}");
		assertThat(accounts.token("default").orElseThrow()).hasToString("****");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "\n" })
	void namesThePropertyOfABlankToken(String token) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Accounts(Map.of("team-a", token)))
			.withMessage("keepsake.accounts.team-a.token is blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "dop_v1 secret", "secret\r\nX-Header: y", "geheimnüs" })
	void namesThePropertyOfATokenThatFitsNoHeaderAndNotTheToken(String token) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Accounts(Map.of("team-a", token)))
			.withMessage("keepsake.accounts.team-a.token holds a character that no token has");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".a", "-a", "a b", "a/b", "ü",
			"a2345678901234567890123456789012345678901234567890123456789012345" })
	void refusesANameThatNoTopicOrKeyCouldCarry(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Accounts(Map.of(name, "t")))
			.withMessageStartingWith("keepsake.accounts." + name + ": the name of an account must match");
	}

}
