package io.keepsake.quickstart;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.keepsake.contract.FailureReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {

	private static final Progress HALFWAY = new Progress(61, 53, 28, 3,
			new TreeMap<>(Map.of(FailureReason.ERRORED, 1L, FailureReason.INVALID_REQUEST, 2L)), 1, 1);

	@Test
	void showsTheProgressInABlock() {
		Summary summary = new Summary(HALFWAY, 221, Duration.ofSeconds(83));

		assertThat(summary.block()).containsExactly(
				"  [####################--------------------]  32 of 61 requests ended  1:23", "  submitted        53",
				"  completed        28   3 were snapshots already",
				"  failed            3   2 invalid-request, 1 errored", "  dead letters      1",
				"  pending          29", "  API calls       221   since the start");
	}

	@Test
	void showsTheProgressInALine() {
		Summary summary = new Summary(HALFWAY, 221, Duration.ofSeconds(83));

		assertThat(summary.line()).isEqualTo("1:23  32 of 61 requests ended: submitted 53, completed 28"
				+ " (3 were snapshots already), failed 3 (2 invalid-request, 1 errored), dead letters 1; 221 API calls");
	}

	@Test
	void showsThatThereIsNothingYet() {
		Summary summary = new Summary(Progress.NONE, 0, Duration.ZERO);

		assertThat(summary.block())
			.startsWith("  [----------------------------------------]  0 of 0 requests ended  0:00");
		assertThat(summary.line())
			.isEqualTo("0:00  0 of 0 requests ended: submitted 0, completed 0, failed 0, dead letters 0; 0 API calls");
	}

	@Test
	void fillsTheBarWhenAllHaveEnded() {
		Progress ended = new Progress(1, 0, 1, 1, new TreeMap<>(), 0, 0);

		assertThat(new Summary(ended, 1, Duration.ZERO).block()).contains(
				"  [########################################]  1 of 1 requests ended  0:00",
				"  completed         1   1 was a snapshot already");
	}

}
