package io.keepsake.benchmarks.chaos;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.keepsake.simulator.RecordedCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnnouncedTest {

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	@Test
	void eachConversionHasAnIntentOfItsOwnFromBefore() {
		assertThat(broken(List.of(post(5), post(9)), 4, 9)).isEmpty();
	}

	@Test
	void anIntentThatComesLaterIsNone() {
		assertThat(broken(List.of(post(5)), 6)).hasSize(1);
		assertThat(broken(List.of(post(5), post(9)), 4, 10)).hasSize(1);
	}

	@Test
	void anIntentIsGoodForOneConversion() {
		assertThat(broken(List.of(post(5), post(9)), 4)).hasSize(1);
		assertThat(broken(List.of(post(5)))).hasSize(1);
	}

	private static List<String> broken(List<RecordedCall> calls, int... intents) {
		List<Instant> written = Arrays.stream(intents).mapToObj(NOON::plusSeconds).toList();
		return Announced.broken(calls, Map.of(7L, written));
	}

	private static RecordedCall post(int second) {
		return new RecordedCall(NOON.plusSeconds(second), "default", "POST", "/v2/images/{image_id}/actions",
				"/v2/images/7/actions", 7, 0, 201, "", true);
	}

}
