package io.keepsake.quickstart;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.keepsake.contract.FailureReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

	@Test
	void beginsWithNothing() {
		assertThat(Progress.NONE).isEqualTo(new Progress(0, 0, 0, 0, new TreeMap<>(), 0, 0));
		assertThat(Progress.NONE.pending()).isZero();
	}

	@Test
	void countsEverySighting() {
		Progress progress = progress(new Sighting.Requested(), new Sighting.Requested(), new Sighting.Requested(),
				new Sighting.Requested(), new Sighting.Requested(), new Sighting.Requested(), new Sighting.Submitted(2),
				new Sighting.Completed(false), new Sighting.Completed(true), new Sighting.Failed(FailureReason.ERRORED),
				new Sighting.Failed(FailureReason.ERRORED), new Sighting.DeadLetter(true));

		assertThat(progress)
			.isEqualTo(new Progress(6, 2, 2, 1, new TreeMap<>(Map.of(FailureReason.ERRORED, 2L)), 1, 1));
		assertThat(progress.failed()).isEqualTo(2);
		assertThat(progress.ended()).isEqualTo(5);
		assertThat(progress.pending()).isEqualTo(1);
	}

	@Test
	void takesNoOtherDeadLetterForARequest() {
		Progress progress = progress(new Sighting.Requested(), new Sighting.DeadLetter(false));

		assertThat(progress.deadLetters()).isEqualTo(1);
		assertThat(progress.pending()).isEqualTo(1);
	}

	@Test
	void hasNothingPendingWhereRequestsAreForgottenSoonerThanOutcomes() {
		assertThat(progress(new Sighting.Completed(false)).pending()).isZero();
	}

	private static Progress progress(Sighting... sightings) {
		return Stream.of(sightings).reduce(Progress.NONE, Progress::with, (_, other) -> other);
	}

}
