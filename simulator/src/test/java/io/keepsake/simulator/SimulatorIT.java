package io.keepsake.simulator;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorIT {

	private final SettableClock clock = new SettableClock();

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults(), clock);

	private final Caller caller = Caller.of(simulator);

	@AfterEach
	void stop() {
		simulator.close();
	}

	@Test
	void convertsABackupIntoASnapshot() throws IOException {
		simulator.behave((behaviour) -> behaviour.withActionDuration(Durations.parse("1m")));

		var answer = caller.convert(7_938_291);

		assertThat(answer.statusCode()).isEqualTo(201);
		var action = Json.tree(answer.body()).path("action");
		assertThat(action.path("status").asString()).isEqualTo("in-progress");
		assertThat(action.path("completed_at").isNull()).isTrue();
		assertThat(action.path("resource_id").asLong()).isEqualTo(7_938_291);
		assertThat(caller.json("/v2/images/7938291").at("/image/type").asString()).isEqualTo("backup");
		clock.pass("1m");
		assertThat(caller.json("/v2/actions/" + action.path("id").asLong()).at("/action/status").asString())
			.isEqualTo("completed");
		assertThat(caller.json("/v2/images/7938291").at("/image/type").asString()).isEqualTo("snapshot");
	}

	@Test
	void countsCallsImagesAndActions() throws IOException {
		caller.convert(1);
		caller.convert(1);
		caller.get("/v2/images/2");
		caller.get("/nothing");

		var stats = simulator.stats();

		assertThat(stats.calls()).isEqualTo(4);
		assertThat(stats.calls("POST", "/v2/images/{image_id}/actions")).isEqualTo(2);
		assertThat(stats.answered(422)).isEqualTo(1);
		assertThat(stats.images()).containsEntry("backup", 1L).containsEntry("converting", 1L);
		assertThat(stats.actions()).containsEntry("in-progress", 1L);
		assertThat(stats.imagesConvertedTwice()).isZero();
		assertThat(simulator.calls()).hasSize(4)
			.first()
			.satisfies((call) -> assertThat(call.tookEffect()).isTrue())
			.satisfies((call) -> assertThat(call.account()).doesNotContain("token-a"));
	}

	@Test
	void aJournalOutlivesTheSimulator(@TempDir Path directory) throws IOException {
		var options = SimulatorOptions.defaults().withJournal(directory.resolve("journal"));
		long action;
		try (var before = Simulator.start(options, clock)) {
			action = Caller.of(before).converted(7);
		}

		try (var after = Simulator.start(options, clock)) {
			assertThat(Caller.of(after).get("/v2/actions/" + action).statusCode()).isEqualTo(200);
			assertThat(Caller.of(after).convert(7).statusCode()).isEqualTo(422);
			assertThat(Caller.of(after).converted(8)).isGreaterThan(action);
		}
	}

}
