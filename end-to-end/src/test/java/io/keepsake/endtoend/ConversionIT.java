package io.keepsake.endtoend;

import java.nio.file.Path;

import io.keepsake.simulator.ImageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way of a request where nothing fails but what the request itself is the cause of.
 */
@Timeout(60)
class ConversionIT {

	@TempDir
	static Path directory;

	private static Pair pair;

	private final long image = Pair.freshImage();

	@BeforeAll
	static void start() {
		pair = Pair.start(directory);
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@BeforeEach
	void behaveWell() {
		pair.simulator().behave(Pair.goodBehaviour());
	}

	@Test
	void aBackupBecomesASnapshot() {
		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.simulator().image(this.image).orElseThrow().type()).isEqualTo(ImageType.SNAPSHOT);
		assertThat(pair.calls(this.image)).containsExactly("convert 201", "action 200");
	}

	@Test
	void anActionThatCompletedInTheAnswerIsNotPolled() {
		pair.simulator().behave((behaviour) -> behaviour.withCompletedInAnswerRate(1));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.action(request).path("action").path("status").asString()).isEqualTo("completed");
		assertThat(pair.calls(this.image)).containsExactly("convert 201");
	}

}
