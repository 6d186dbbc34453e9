package io.keepsake.benchmarks.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.keepsake.testing.guarantee.Seen;
import io.keepsake.testing.guarantee.Seen.Asked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

	private static final Seen NOTHING = new Seen(List.of(), List.of(), List.of(), List.of());

	@Test
	void deadLettersAreTheUnreadableRecordsThemselves() {
		assertThat(verdict(List.of("a", "b"), List.of("b", "a")).holds()).isTrue();
		assertThat(verdict(List.of("a", "a"), List.of("a", "b")).wrongDeadLetters()).hasSize(2);
		assertThat(verdict(List.of("a"), List.of("a", "b")).holds()).isFalse();
	}

	@Test
	void workThatIsHeldAfterAllHaveEndedCouldEndAgain() {
		Verdict verdict = Verdict.of(NOTHING, Map.of(), List.of(), List.of(), Set.of("work-changelog default/7"));

		assertThat(verdict.leftover()).hasSize(1);
		assertThat(verdict.holds()).isFalse();
	}

	@Test
	void workThatIsHeldForARequestWithoutOutcomeIsNamedOnce() {
		Seen waiting = new Seen(List.of(new Asked("a", "default", 7, 1)), List.of(), List.of(), List.of());
		Verdict verdict = Verdict.of(waiting, Map.of(), List.of(), List.of(), Set.of("work-changelog default/7"));

		assertThat(verdict.lost()).hasSize(1);
		assertThat(verdict.leftover()).isEmpty();
	}

	private static Verdict verdict(List<String> deadLetters, List<String> unreadable) {
		return Verdict.of(NOTHING, Map.of(), deadLetters, unreadable, Set.of());
	}

}
