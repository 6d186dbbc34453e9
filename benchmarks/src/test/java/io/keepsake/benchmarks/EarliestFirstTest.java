package io.keepsake.benchmarks;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EarliestFirstTest {

	@Test
	void whatExpiresFirstGoesFirst() {
		assertThat(EarliestFirst.late(List.of(request(1, 0, 20), request(2, 0, 10)), slots(10, 20))).isEmpty();
	}

	@Test
	void whatNoSlotIsEarlyEnoughForIsLate() {
		assertThat(EarliestFirst.late(List.of(request(1, 0, 10), request(2, 0, 11)), slots(10, 20)))
			.containsExactly(2L);
	}

	@Test
	void whatWasNotRequestedYetTakesNoSlot() {
		assertThat(EarliestFirst.late(List.of(request(1, 0, 30), request(2, 15, 17)), slots(10, 20)))
			.containsExactly(2L);
	}

	@Test
	void whatIsLateAlreadyIsTriedInItsTurn() {
		assertThat(EarliestFirst.late(List.of(request(1, 0, 5), request(2, 0, 10)), slots(10, 20)))
			.containsExactlyInAnyOrder(1L, 2L);
	}

	@Test
	void whatNeverExpiresWaitsForAllElse() {
		EarliestFirst.Request never = new EarliestFirst.Request(1, Instant.EPOCH, Instant.MAX);

		assertThat(EarliestFirst.late(List.of(never, request(2, 0, 10)), slots(20, 10))).isEmpty();
	}

	private static EarliestFirst.Request request(long image, long publishedAt, long expiresAt) {
		return new EarliestFirst.Request(image, Instant.ofEpochSecond(publishedAt), Instant.ofEpochSecond(expiresAt));
	}

	private static List<Instant> slots(Integer... seconds) {
		return List.of(seconds).stream().map(Instant::ofEpochSecond).toList();
	}

}
