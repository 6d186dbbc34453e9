package io.keepsake.simulator;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ActionLifeTest {

	private static final long IMAGE = 7_938_291;

	private final Bench bench = new Bench();

	@Test
	void runsForItsTimeAndThenTheImageIsASnapshot() {
		var begun = bench.converted(IMAGE);

		assertThat(begun.path("status").asString()).isEqualTo("in-progress");
		assertThat(begun.path("id").asLong()).isGreaterThan(1L << 31);
		assertThat(bench.imageType(IMAGE)).isEqualTo("backup");
		bench.pass("59s");
		assertThat(bench.action(begun).path("status").asString()).isEqualTo("in-progress");
		assertThat(bench.action(begun).path("completed_at").isNull()).isTrue();
		bench.pass("1s");
		assertThat(bench.action(begun).path("status").asString()).isEqualTo("completed");
		assertThat(bench.action(begun).path("completed_at").asString()).startsWith("2026-11-22T10:01:00");
		assertThat(bench.imageType(IMAGE)).isEqualTo("snapshot");
	}

	@Test
	void mayBeCompletedInTheAnswer() {
		bench.behave((behaviour) -> behaviour.withCompletedInAnswerRate(1));

		var begun = bench.converted(IMAGE);

		assertThat(begun.path("status").asString()).isEqualTo("completed");
		assertThat(begun.path("completed_at")).isEqualTo(begun.path("started_at"));
		assertThat(bench.imageType(IMAGE)).isEqualTo("snapshot");
	}

	@ParameterizedTest
	@CsvSource({ "erroredRate, errored, backup", "erroredButDoneRate, errored, snapshot",
			"completedAtNullRate, completed, snapshot" })
	void endsAsItWasTold(String rate, String status, String type) {
		bench.behave((behaviour) -> behaviour.with(rate, 1.0));

		var begun = bench.converted(IMAGE);

		bench.pass("1m");
		assertThat(bench.action(begun).path("status").asString()).isEqualTo(status);
		assertThat(bench.imageType(IMAGE)).isEqualTo(type);
	}

	@Test
	void mayBeGoneOnceItIsDone() {
		bench.behave((behaviour) -> behaviour.withGoneActionRate(1));

		var begun = bench.converted(IMAGE);

		assertThat(bench.json("/v2/actions").at("/meta/total").asInt()).isEqualTo(1);
		bench.pass("1m");
		assertThat(bench.get("/v2/actions/" + begun.path("id").asLong()).status()).isEqualTo(404);
		assertThat(bench.json("/v2/actions").at("/meta/total").asInt()).isZero();
		assertThat(bench.json("/v2/images/" + IMAGE + "/actions").path("actions").isEmpty()).isTrue();
		assertThat(bench.imageType(IMAGE)).isEqualTo("snapshot");
		assertThat(bench.core().image(IMAGE).orElseThrow().actions()).singleElement()
			.satisfies((action) -> assertThat(action.gone()).isTrue());
	}

	@Test
	void theImageMayLagBehind() {
		bench.behave((behaviour) -> behaviour.withImageLag(Duration.ofSeconds(10)));

		var begun = bench.converted(IMAGE);

		bench.pass("69s");
		assertThat(bench.action(begun).path("status").asString()).isEqualTo("completed");
		assertThat(bench.imageType(IMAGE)).isEqualTo("backup");
		bench.pass("1s");
		assertThat(bench.imageType(IMAGE)).isEqualTo("snapshot");
	}

	@Test
	void completedAtMayBeMissingOrComeEarly() {
		bench.behave((behaviour) -> behaviour.withCompletedAtNullRate(1).withCompletedAtEarlyRate(1));

		var begun = bench.converted(IMAGE);

		assertThat(begun.path("completed_at").isString()).isTrue();
		assertThat(bench.pass("1m").action(begun).path("completed_at").isNull()).isTrue();
	}

	@Test
	void theStatusWhileRunningMayBeUnknown() {
		bench.behave((behaviour) -> behaviour.withStatusWhileRunning("queued"));

		assertThat(bench.converted(IMAGE).path("status").asString()).isEqualTo("queued");
	}

	@ParameterizedTest
	@EnumSource
	void theRegionComesInEachForm(RegionForm form) {
		bench.behave((behaviour) -> behaviour.withRegionForms(form));

		var action = bench.converted(IMAGE);

		switch (form) {
			case OBJECT -> assertThat(action.at("/region/slug").asString()).isEqualTo("nyc3");
			case NULL -> assertThat(action.path("region").isNull()).isTrue();
			case EMPTY -> assertThat(action.path("region")).isEqualTo(Json.object());
			case ABSENT -> assertThat(action.has("region")).isFalse();
			case STRING -> assertThat(action.path("region").asString()).isEqualTo("nyc3");
		}
	}

	@Test
	void theTypesComeInTurn() {
		assertThat(LongStream.of(1, 2, 3).mapToObj((id) -> bench.converted(id).path("type").asString()))
			.containsExactlyInAnyOrder("convert", "convert_to_snapshot", "transfer");
	}

	@Test
	void aRunRepeats() {
		var again = new Bench();
		bench.behave((behaviour) -> behaviour.with("{\"actionDuration\":\"1s..1h\",\"erroredRate\":0.5}"));
		again.behave((behaviour) -> behaviour.with("{\"actionDuration\":\"1s..1h\",\"erroredRate\":0.5}"));

		LongStream.rangeClosed(1, 50).forEach((id) -> {
			bench.convert(id);
			again.convert(id);
		});

		assertThat(bench.core().images()).isEqualTo(again.core().images());
		assertThat(bench.core().images().stream().map((image) -> image.actions().getFirst().endsAt()).distinct())
			.hasSizeGreaterThan(40);
	}

}
