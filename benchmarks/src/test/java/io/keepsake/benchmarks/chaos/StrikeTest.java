package io.keepsake.benchmarks.chaos;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.keepsake.benchmarks.chaos.Strike.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StrikeTest {

	@Test
	void aSeedRepeatsItsSchedule() {
		assertThat(Strike.schedule(100, 7)).hasSize(100).isEqualTo(Strike.schedule(100, 7));
		assertThat(Strike.schedule(100, 7)).isNotEqualTo(Strike.schedule(100, 8));
	}

	@Test
	void everyProcessIsStruckAndInEveryWay() {
		List<Strike> schedule = Strike.schedule(28, 7);

		assertThat(schedule).extracting(Strike::target)
			.contains("conversion-1", "conversion-2", "poller-1", "poller-2", "broker-1", "broker-2", "broker-3",
					Cluster.API);
		Set<Kind> kinds = schedule.stream().map(Strike::kind).collect(Collectors.toSet());
		assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
	}

	@Test
	void aServiceIsCutOffForLongerThanItsSession() {
		List<Strike> cuts = Strike.schedule(1_000, 7).stream().filter((strike) -> strike.kind() == Kind.CUT).toList();

		assertThat(cuts).filteredOn((strike) -> Cluster.SERVICES.contains(strike.target()))
			.isNotEmpty()
			.allSatisfy((strike) -> assertThat(strike.millis()).isBetween(8_000, 15_000));
		assertThat(cuts).filteredOn((strike) -> Cluster.BROKERS.contains(strike.target()))
			.isNotEmpty()
			.allSatisfy((strike) -> assertThat(strike.millis()).isBetween(3_000, 12_000));
	}

}
