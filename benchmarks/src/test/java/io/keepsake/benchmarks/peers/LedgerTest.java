package io.keepsake.benchmarks.peers;

import java.time.Duration;

import io.keepsake.benchmarks.peers.Ledger.Window;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {

	private final Ledger ledger = new Ledger(10);

	@Test
	void measuresFromTheFirstCallToTheLastActionOfAWindow() {
		done(0, 1_000, 9_000_000_000L);
		done(1, 2_000_000_000L, 3_000_000_000L);
		done(2, 1_000_000_000L, 5_000_000_000L);

		Window window = this.ledger.window(1, 3);

		assertThat(window).isEqualTo(new Window(2, 2, 0, 0, Duration.ofSeconds(4)));
		assertThat(window.perSecond()).isEqualTo(0.5);
	}

	@Test
	void countsWhatIsLostDoubledAndRepeated() {
		done(0, 1, 2);
		done(1, 1, 2);
		this.ledger.called(Ledger.image(1), 3);
		this.ledger.published(Ledger.image(1), Ledger.action(Ledger.image(1)), 4);
		this.ledger.called(Ledger.image(2), 5);

		Window window = this.ledger.window(0, 4);

		assertThat(window.lost()).isEqualTo(2);
		assertThat(window.doubled()).isEqualTo(1);
		assertThat(window.repeated()).isEqualTo(1);
		assertThat(this.ledger.done()).isEqualTo(2);
	}

	@Test
	void keepsTheFirstActionOfARequest() {
		done(3, 1, 7);
		this.ledger.published(Ledger.image(3), Ledger.action(Ledger.image(3)), 9);

		assertThat(this.ledger.publishedAt(3)).isEqualTo(7);
	}

	@Test
	void anActionOfAnotherImageIsStrange() {
		this.ledger.published(Ledger.image(0), Ledger.action(Ledger.image(1)), 1);
		this.ledger.called(Ledger.image(10), 1);

		assertThat(this.ledger.strange()).isEqualTo(2);
		assertThat(this.ledger.done()).isZero();
	}

	@Test
	void aWindowInWhichNothingHappenedHasNoRate() {
		assertThat(this.ledger.window(0, 10).perSecond()).isZero();
	}

	private void done(int number, long calledAt, long publishedAt) {
		this.ledger.called(Ledger.image(number), calledAt);
		this.ledger.published(Ledger.image(number), Ledger.action(Ledger.image(number)), publishedAt);
	}

}
