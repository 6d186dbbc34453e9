package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However many requests wait for one image, and whatever travels with them, they stay a
 * record that a broker takes.
 */
class CapacityTest {

	@Test
	void admitsAsManyAsItIsTold() {
		List<Requested> some = requests(10, "");

		assertThat(new Capacity(5).admit(some.subList(0, 3), some.subList(3, 10))).isEqualTo(some.subList(3, 5));
		assertThat(new Capacity(5).admit(some.subList(0, 5), some.subList(5, 10))).isEmpty();
	}

	@Test
	void admitsNoMoreThanARecordHolds() {
		List<Requested> large = requests(1000, "x".repeat(1000));

		List<Requested> admitted = new Capacity(1000).admit(List.of(), large);

		assertThat(admitted).hasSizeBetween(300, 600);
		assertThat(ContractJson.mapper().writeValueAsBytes(admitted)).hasSizeLessThan(600_000);
		assertThat(new Capacity(1000).admit(admitted, large)).isEmpty();
	}

	private static List<Requested> requests(int count, String header) {
		return IntStream.range(0, count)
			.mapToObj((number) -> new Requested("nightly-" + number, Instant.EPOCH,
					new ConvertBackup(7938291, "nightly-" + number, null, null), Map.of("tracestate", header)))
			.toList();
	}

}
