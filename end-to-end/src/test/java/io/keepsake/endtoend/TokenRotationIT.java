package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that stand in files: one is revoked, and replaced while the services run.
 */
@Timeout(300)
class TokenRotationIT {

	@TempDir
	static Path directory;

	private static Path file;

	private static Pair pair;

	@BeforeAll
	static void start() throws IOException {
		file = Files.writeString(directory.resolve("umbrella.token"), "token-of-yesterday\n");
		Path secrets = Files.createDirectory(directory.resolve("secrets"));
		Files.writeString(secrets.resolve("keepsake.accounts.hooli.token"), Accounts.token("acme") + "\n");
		pair = Pair.start(directory, "keepsake.accounts.umbrella.token-file=" + file,
				"spring.config.additional-location=configtree:" + secrets + "/",
				"keepsake.digitalocean.token-check=50ms");
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@Test
	void aTokenMayStandInAConfigTree() {
		pair.outcome(pair.publish(Images.fresh(), "hooli")).isCompleted();
	}

	@Test
	void whatWaitedForTheTokenGoesOnWithoutARestart() throws IOException {
		Request waiting = pair.publish(Images.fresh(), "umbrella");
		Await.until("the account is blocked",
				() -> pair.conversionService().health().at("/components/accounts/details/blocked").has("umbrella"));

		Files.writeString(file, Accounts.token("acme") + "\n");

		pair.outcome(waiting).isCompleted();
		assertThat(pair.conversionService().status()).isEqualTo("UP");
	}

}
