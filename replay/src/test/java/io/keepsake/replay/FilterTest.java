package io.keepsake.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.contract.FailureReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FilterTest {

	private static final FailedRequest FAILURE = Failures.at(3, 150, Failures.event("acme", 7, "nightly",
			FailureReason.ERRORED, Failures.REQUESTED, Failures.FAILED, Failures.replayed("r", 1)));

	@ParameterizedTest
	@MethodSource
	void meansWhatAllItsConditionsHoldFor(Filter filter, boolean matches) {
		assertThat(filter.matches(FAILURE)).isEqualTo(matches);
		assertThat(filter.isEmpty()).isFalse();
	}

	static Stream<Arguments> meansWhatAllItsConditionsHoldFor() {
		Filter all = Filter.ALL;
		return Stream.of(arguments(reasons(FailureReason.ERRORED, FailureReason.REJECTED), true),
				arguments(reasons(FailureReason.NOT_FOUND), false), arguments(of(all, true, 0, 0), true),
				arguments(of(all, false, 0, 0), false), arguments(of(all, null, 1, 0), true),
				arguments(of(all, null, 2, 0), false), arguments(of(all, null, 0, 1), false),
				arguments(of(all, null, 0, 2), true), arguments(images(7L, 8L), true), arguments(images(8L), false),
				arguments(accounts("acme"), true), arguments(accounts("default"), false),
				arguments(requests("nightly"), true), arguments(requests("night"), false),
				arguments(replays(1, null), true), arguments(replays(2, null), false),
				arguments(replays(null, 1), true), arguments(replays(null, 0), false),
				arguments(offsets("3@150"), true), arguments(offsets("3@100-200"), true),
				arguments(offsets("3@151-200"), false), arguments(offsets("2@150"), false));
	}

	@Test
	void withoutConditionsItIsEmptyAndMeansAll() {
		assertThat(Filter.ALL.isEmpty()).isTrue();
		assertThat(Filter.ALL.matches(FAILURE)).isTrue();
	}

	@Test
	void aHeaderThatIsNoNumberIsNoReplay() {
		assertThat(Failures.at(0, 0, Failures.event("acme", 7, "x", FailureReason.ERRORED, Failures.REQUESTED,
				Failures.FAILED, Map.of("keepsake-replay-attempt", "many")))
			.replays()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "3", "3@", "@7", "3@9-8", "3@a", "-1@2", "3@1-2-3" })
	void offsetsOfAnotherFormAreRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> OffsetRange.parse(text));
	}

	@Test
	void coordinatesAreReadAsTheyAreWritten() {
		Coordinates place = new Coordinates("a-b.c-1", 12, 7);

		assertThat(Coordinates.parse(place.toString())).isEqualTo(place);
		assertThatIllegalArgumentException().isThrownBy(() -> Coordinates.parse("convert-backup"));
	}

	// since and until in seconds after the failure, plus one; 0 for no condition
	private static Filter of(Filter filter, @Nullable Boolean retryable, int since, int until) {
		return new Filter(filter.reasons(), retryable, (since > 0) ? Failures.FAILED.plusSeconds(since - 1) : null,
				(until > 0) ? Failures.FAILED.plusSeconds(until - 1) : null, Set.of(), Set.of(), Set.of(), null, null,
				List.of());
	}

	private static Filter reasons(FailureReason... reasons) {
		return new Filter(Set.of(reasons), null, null, null, Set.of(), Set.of(), Set.of(), null, null, List.of());
	}

	private static Filter images(Long... images) {
		return new Filter(Set.of(), null, null, null, Set.of(images), Set.of(), Set.of(), null, null, List.of());
	}

	private static Filter accounts(String... accounts) {
		return new Filter(Set.of(), null, null, null, Set.of(), Set.of(accounts), Set.of(), null, null, List.of());
	}

	private static Filter requests(String... requests) {
		return new Filter(Set.of(), null, null, null, Set.of(), Set.of(), Set.of(requests), null, null, List.of());
	}

	private static Filter replays(@Nullable Integer least, @Nullable Integer most) {
		return new Filter(Set.of(), null, null, null, Set.of(), Set.of(), Set.of(), least, most, List.of());
	}

	private static Filter offsets(String range) {
		return new Filter(Set.of(), null, null, null, Set.of(), Set.of(), Set.of(), null, null,
				List.of(OffsetRange.parse(range)));
	}

}
