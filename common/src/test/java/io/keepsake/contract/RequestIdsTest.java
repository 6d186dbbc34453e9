package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestIdsTest {

	@Test
	void remembersEachOnceInItsOrder() {
		RequestIds ids = RequestIds.of("b", "a").and(List.of(request("c"), request("a")));

		assertThat(ids.ids()).containsExactly("b", "c", "a");
		assertThat(ids.contains("c")).isTrue();
		assertThat(ids.contains("d")).isFalse();
	}

	@Test
	void forgetsTheEarliestOfVeryMany() {
		RequestIds ids = RequestIds.NONE;
		for (int wave = 0; wave < 10; wave++) {
			int first = wave * 1000;
			ids = ids
				.and(IntStream.range(first, first + 1000).mapToObj((number) -> request("nightly-" + number)).toList());
		}

		assertThat(ids.contains("nightly-0")).isFalse();
		assertThat(ids.contains("nightly-9999")).isTrue();
		assertThat(ids.ids()).hasSizeGreaterThan(4000);
		assertThat(ContractJson.mapper().writeValueAsBytes(ids)).hasSizeLessThan(128 * 1024);
	}

	@Test
	void isAListInJson() {
		assertThat(ContractJson.mapper().writeValueAsString(RequestIds.of("b", "a"))).isEqualTo("[\"b\",\"a\"]");
		assertThat(ContractJson.mapper().readValue("[\"b\",\"a\"]", RequestIds.class))
			.isEqualTo(RequestIds.of("b", "a"));
	}

	private static Requested request(String id) {
		return new Requested(id, Instant.EPOCH, new ConvertBackup(7938291, id, null, null), Map.of());
	}

}
