package io.keepsake.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.keepsake.digitalocean.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class TokenFilesTest {

	@TempDir
	Path directory;

	private Path file;

	private AccountProperties account;

	@BeforeEach
	void mountASecret() throws IOException {
		this.file = Files.writeString(this.directory.resolve("acme"), "first-secret\n");
		this.account = new AccountProperties(null, this.file);
	}

	@Test
	void theTokenIsReadWithoutItsLineBreak() {
		assertThat(this.account.current("acme")).isEqualTo("first-secret");
		assertThat(this.account.toString()).doesNotContain("secret\n").contains("token=****");
	}

	@Test
	void aTokenThatIsReplacedIsTakenUpAndNotShown(CapturedOutput output) throws IOException {
		Accounts accounts = new Accounts(Map.of("acme", this.account.current("acme")));
		try (TokenFiles files = new TokenFiles(accounts, Map.of("acme", this.account))) {
			assertThat(files.check()).isEmpty();
			Files.writeString(this.file, "second-secret");
			assertThat(files.check()).containsExactly("acme");
			assertThat(files.check()).isEmpty();
		}

		assertThat(output).doesNotContain("first-secret").doesNotContain("second-secret");
	}

	@Test
	void aFileWithoutATokenChangesNothingAndIsSaidOnce(CapturedOutput output) throws IOException {
		Accounts accounts = new Accounts(Map.of("acme", this.account.current("acme")));
		try (TokenFiles files = new TokenFiles(accounts, Map.of("acme", this.account))) {
			Files.writeString(this.file, "\n");
			assertThat(files.check()).isEmpty();
			assertThat(files.check()).isEmpty();
			Files.delete(this.file);
			assertThat(files.check()).isEmpty();
			Files.writeString(this.file, "two words");
			assertThat(files.check()).isEmpty();
		}

		assertThat(output).containsOnlyOnce("the file is empty")
			.containsOnlyOnce("the file cannot be read")
			.contains("holds a character that no token has")
			.doesNotContain("two words");
	}

	@Test
	void aTokenIsGivenOnce() {
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> new AccountProperties("a-secret", this.file).current("acme"))
			.withMessageStartingWith("keepsake.accounts.acme.token-file = " + this.file)
			.withMessageNotContaining("a-secret");
	}

}
