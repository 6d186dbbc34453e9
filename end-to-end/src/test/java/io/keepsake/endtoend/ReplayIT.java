package io.keepsake.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.keepsake.contract.ReplayHeaders;
import io.keepsake.replay.Connection;
import io.keepsake.replay.Filter;
import io.keepsake.replay.Limits;
import io.keepsake.replay.Operator;
import io.keepsake.replay.Outcomes;
import io.keepsake.replay.Plan;
import io.keepsake.replay.PlanRequest;
import io.keepsake.replay.Replays;
import io.keepsake.replay.RunEnd;
import io.keepsake.replay.RunOptions;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What failed is replayed through both services, and its outcome says so.
 */
@Timeout(300)
class ReplayIT {

	@TempDir
	private Path directory;

	@Test
	void aReplayedRequestKeepsItsIdAndCarriesTheReplayToItsOutcome() {
		// two outcomes of one request are what a replay is for, so that closing must not
		// count them
		Pair pair = Pair.start(this.directory);
		try {
			long image = Images.fresh();
			pair.behave((behaviour) -> behaviour.withErroredRate(1));
			Request request = pair.publish("{\"imageId\":%d,\"requestId\":\"nightly\"}".formatted(image));
			assertThat(pair.outcome(request).record().headers()).doesNotContainKey(ReplayHeaders.ID);
			pair.behaveWell();
			Replays replays = new Replays(new Connection(Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
					pair.topics(), Duration.ofMinutes(1)), InstantSource.system(), new Operator("alice", "host", 1));

			Plan plan = replays.plan(new PlanRequest(
					new Filter(Set.of(), null, null, null, Set.of(image), Set.of(), Set.of(), null, null, List.of()),
					Limits.DEFAULTS, false, "a test"));
			RunEnd end = replays.run(plan.id(), RunOptions.DEFAULTS);

			assertThat(end).isEqualTo(new RunEnd.Finished(new Outcomes(1, Map.of())));
			Received completed = pair.tail()
				.await("the second outcome", (received) -> received.topic().equals(pair.topics().completed())
						&& received.text().contains("\"nightly\""));
			assertThat(completed.headers()).containsEntry(ReplayHeaders.ID, plan.id())
				.containsEntry(ReplayHeaders.ATTEMPT, "1")
				.containsEntry(ReplayHeaders.TOPIC, pair.topics().failed());
		}
		finally {
			pair.shutDown();
		}
	}

}
