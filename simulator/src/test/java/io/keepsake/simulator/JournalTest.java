package io.keepsake.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JournalTest {

	private final SettableClock clock = new SettableClock();

	private final Path path;

	JournalTest(@TempDir Path directory) {
		this.path = directory.resolve("deep/journal");
	}

	@Test
	void imagesAndActionsSurviveARestart() {
		List<ImageView> before;
		try (var core = open()) {
			core.put(List.of(1L, 2L), ImageType.SNAPSHOT, "a");
			convert(core, 7);
			before = core.images();
		}

		try (var core = open()) {
			assertThat(core.images()).containsExactlyInAnyOrderElementsOf(before);
		}
	}

	@Test
	void aTornLastLineNeverHappened() throws IOException {
		try (var core = open()) {
			convert(core, 7);
		}
		Files.writeString(path, "{\"action\":{\"id\":31", StandardOpenOption.APPEND);

		try (var core = open()) {
			convert(core, 8);
		}

		try (var core = open()) {
			assertThat(core.images()).hasSize(2).allSatisfy((image) -> assertThat(image.actions()).hasSize(1));
		}
	}

	@Test
	void aDamagedLineStopsTheStart() throws IOException {
		Files.createDirectories(path.resolveSibling(""));
		Files.writeString(path, "{\"action\":{}}}\n");

		assertThatIllegalArgumentException().isThrownBy(this::open)
			.withMessageStartingWith("keepsake.simulator.journal: ");
	}

	@Test
	void aResetForgetsTheJournalToo() {
		try (var core = open()) {
			convert(core, 7);
			core.clear();
			convert(core, 8);
		}

		try (var core = open()) {
			assertThat(core.images()).singleElement().satisfies((image) -> assertThat(image.id()).isEqualTo(8));
		}
	}

	private Core open() {
		return new Core(Behaviour.defaults(), Journal.at(path), clock);
	}

	private static void convert(Core core, long imageId) {
		core.api()
			.serve(new ApiRequest("POST", "/v2/images/" + imageId + "/actions", new Query(""), "a", "",
					"{\"type\":\"convert\"}"));
	}

}
