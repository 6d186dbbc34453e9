package io.keepsake.cli;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.replay.Coordinates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a request waits for, by what was seen of it.
 */
class WaitingTest {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	@Test
	void aRequestThatWasOnlyPublishedWaitsToBeSubmitted() {
		assertThat(states("requested")).containsExactly("waits-for-submission");
	}

	@Test
	void oneThatWasSubmittedWaitsForItsAction() {
		assertThat(states("requested", "submitted")).containsExactly("waits-for-action");
	}

	@Test
	void aCopyOfItChangesNothing() {
		assertThat(states("requested", "submitted", "requested")).containsExactly("waits-for-action");
	}

	@Test
	void anOutcomeEndsIt() {
		assertThat(states("requested", "submitted", "completed")).containsExactly("completed");
		assertThat(states("requested", "failed")).containsExactly("failed");
	}

	@Test
	void aReplayBeginsItAnew() {
		assertThat(states("requested", "failed", "replayed")).containsExactly("waits-for-submission");
		assertThat(states("requested", "failed", "replayed", "submitted", "completed")).containsExactly("completed");
	}

	@Test
	void whatMaySucceedSaysHowToReplayIt() {
		assertThat(waiting(seen("failed", "a", true)).getFirst().text()).contains("keepsake replay plan --request 'a'");
		assertThat(waiting(seen("failed", "a", false)).getFirst().text()).contains("cannot succeed");
	}

	@Test
	void anIdIsOneWordForTheShellWhateverIsInIt() {
		assertThat(waiting(seen("failed", "a'; touch b", true)).getFirst().text())
			.contains("--request 'a'\\''; touch b' --why");
	}

	@Test
	void eachRequestOfAnImageWaitsForItself() {
		assertThat(waiting(seen("requested", "a", null), seen("requested", "b", null), seen("completed", "a", null)))
			.extracting(Waiting::requestId, Waiting::state)
			.containsExactly(tuple("a", "completed"), tuple("b", "waits-for-submission"));
	}

	private static List<String> states(String... history) {
		return waiting(Stream.of(history).map((what) -> seen(what, "a", null)).toArray(Sighting[]::new)).stream()
			.map(Waiting::state)
			.toList();
	}

	private static List<Waiting> waiting(Sighting... history) {
		return Waiting.of(List.of(history), NOW);
	}

	private static Sighting seen(String what, String requestId, @Nullable Boolean retryable) {
		return new Sighting(NOW.minusSeconds(60), what, requestId, 7, "default", new Coordinates("topic", 0, 1), 1L,
				null, "errored", retryable, null);
	}

}
