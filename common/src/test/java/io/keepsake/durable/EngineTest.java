package io.keepsake.durable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EngineTest {

	private final EngineFixture engine = new EngineFixture();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void aChangeLeavesOnceItsIntentIsReadBack() {
		this.engine.order(Toy.Order.of("a", "1"));

		assertThat(this.engine.called).containsExactly("change 1");
		assertThat(this.engine.held()).hasEntrySatisfying("a/1", (row) -> assertThat(row.intent()).isNotNull());
	}

	@Test
	void aReadLeavesWithoutAnIntent() {
		this.engine.order(Toy.Order.of("a", "1").onlyRead());

		assertThat(this.engine.called).containsExactly("read 1");
		assertThat(this.engine.held()).hasEntrySatisfying("a/1", (row) -> assertThat(row.intent()).isNull());
	}

	@Test
	void aCallIsMadeUnderTheHeadersOfItsWork() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.order(Toy.Order.of("a", "2").onlyRead());
		this.engine.tick();

		assertThat(this.engine.headers).containsExactlyInAnyOrder(Map.of("on-behalf-of", "1"),
				Map.of("on-behalf-of", "2"));
	}

	@Test
	void anAnswerMovesTheWorkOnAndPublishes() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.respond("1", "ok");
		assertThat(this.engine.published()).isEmpty();

		this.engine.readAnswers();

		assertThat(this.engine.published()).containsExactly("1 x1: ok");
		assertThat(this.engine.held()).isEmpty();
	}

	@Test
	void anAnswerThatIsHeldUpIsAsOldAsItsCall() {
		this.engine.order(Toy.Order.of("a", "1").onlyRead());
		this.engine.respond("1", "ok");
		this.engine.pass(Duration.ofSeconds(7));

		this.engine.readAnswers();

		assertThat(this.engine.decides.ages).containsExactly(Duration.ofSeconds(7));
	}

	@Test
	void anAnswerIsTakenOnce() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.respond("1", "ok");
		List<LoopRecord.Ticketed<Toy.Response>> answers = List.copyOf(this.engine.answers);

		this.engine.readAnswers();
		this.engine.pipe(new LoopRecord.Answers<>(answers));

		assertThat(this.engine.published()).containsExactly("1 x1: ok");
	}

	@Test
	void anAnswerToAnotherAttemptIsStale() {
		this.engine.order(Toy.Order.of("a", "1"));

		this.engine.pipe(new LoopRecord.Answers<>(List.of(new LoopRecord.Ticketed<>(new Ticket(77, 1),
				new Reply.Answered<>(new Toy.Response("of another incarnation"))))));

		assertThat(this.engine.published()).isEmpty();
		assertThat(this.engine.held()).containsKey("a/1");
	}

	@Test
	void aGoOfAnotherIncarnationStartsNothing() {
		this.engine.closedUntil.put("a", Instant.MAX);
		this.engine.order(Toy.Order.of("a", "1"));

		this.engine.pipe(new LoopRecord.Go<>(77, List.of(1L)));

		assertThat(this.engine.called).isEmpty();
	}

	@Test
	void anArrivalJoinsHeldWorkWithoutDisturbingItsCall() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.respond("1", "ok");
		this.engine.readAnswers();

		assertThat(this.engine.called).containsExactly("change 1");
		assertThat(this.engine.published()).containsExactly("1 x2: ok");
	}

	@Test
	void whoseClockIsBehindRemembersToo() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.respond("1", "ok");
		this.engine.readAnswers();
		this.engine.now.addAndGet(-5000);
		this.engine.order(Toy.Order.of("a", "1"));

		assertThat(this.engine.published()).containsExactly("1 x1: ok", "again 1");
	}

	@Test
	void finishedWorkIsRememberedForAWhile() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.respond("1", "ok");
		this.engine.readAnswers();
		this.engine.order(Toy.Order.of("a", "1"));
		assertThat(this.engine.published()).containsExactly("1 x1: ok", "again 1");

		this.engine.pass(Duration.ofMinutes(61));
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.tick();

		assertThat(this.engine.called).containsExactly("change 1", "change 1");
	}

	@Test
	void workWaitsUntilItIsDue() {
		this.engine.order(Toy.Order.of("a", "1").dueIn(1000));
		this.engine.pass(Duration.ofMillis(990));
		assertThat(this.engine.called).isEmpty();

		this.engine.pass(Duration.ofMillis(10));

		assertThat(this.engine.called).containsExactly("change 1");
	}

	@Test
	void noCallIsAFractionOfAMillisecondEarly() {
		this.engine.beyond = Duration.ofNanos(400_000);
		this.engine.order(Toy.Order.of("a", "1").onlyRead().dueIn(1000));
		this.engine.pass(Duration.ofSeconds(1));
		this.engine.respond("1", "ok");
		this.engine.readAnswers();

		assertThat(this.engine.decides.waits).containsExactly(Duration.ofSeconds(1));
	}

	@Test
	void whoHoldsNothingIsNotWoken() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.respond("1", "ok");
		this.engine.readAnswers();
		this.engine.pass(Duration.ofMinutes(1));
		this.engine.looks.set(0);

		for (int minute = 0; minute < 60; minute++) {
			this.engine.pass(Duration.ofMinutes(1));
		}

		assertThat(this.engine.looks).hasValue(0);
	}

	@Test
	void ofWhatIsDueTheMostUrgentGoesFirst() {
		this.engine.closedUntil.put("a", Instant.MAX);
		this.engine.order(Toy.Order.of("a", "never"));
		this.engine.order(Toy.Order.of("a", "later").urgency(2000));
		this.engine.order(Toy.Order.of("a", "soon").urgency(1000));
		this.engine.order(Toy.Order.of("a", "also-later").urgency(2000));
		this.engine.closedUntil.clear();

		this.engine.order(Toy.Order.of("a", "1")); // which gives the lane its turn
		this.engine.tick();

		assertThat(this.engine.called).containsExactly("change soon", "change later", "change also-later",
				"change never");
	}

	@Test
	void joiningCanMakeWorkMoreUrgent() {
		this.engine.closedUntil.put("a", Instant.MAX);
		this.engine.order(Toy.Order.of("a", "1").urgency(2000));
		this.engine.order(Toy.Order.of("a", "2").urgency(3000));
		this.engine.order(Toy.Order.of("a", "2").urgency(1000));
		this.engine.closedUntil.clear();

		this.engine.order(Toy.Order.of("a", "3"));
		this.engine.tick();

		assertThat(this.engine.called).containsExactly("change 2", "change 1", "change 3");
	}

	@Test
	void noMoreCallsAreUnderWayThanThereAreSlots() {
		for (int id = 0; id < 6; id++) {
			this.engine.order(Toy.Order.of("a", "" + id));
			this.engine.tick();
		}
		assertThat(this.engine.called).hasSize(4);

		this.engine.respond("0", "ok");
		this.engine.tick();

		assertThat(this.engine.called).hasSize(5);
	}

	@Test
	void aLaneThatWaitsDelaysNoOther() {
		this.engine.closedUntil.put("a", Instant.MAX);
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.order(Toy.Order.of("b", "2"));
		this.engine.tick();

		assertThat(this.engine.called).containsExactly("change 2");
	}

	@Test
	void lanesTakeTurnsAtTheSlots() {
		for (int id = 0; id < 40; id++) {
			this.engine.order(Toy.Order.of("a", "a" + id));
		}
		this.engine.order(Toy.Order.of("b", "b0"));
		for (int id = 0; id < 20; id++) {
			this.engine.respond("a" + id, "ok");
			this.engine.tick();
		}

		assertThat(this.engine.called).contains("change b0");
	}

	@Test
	void aLostChangeIsTakenAsSuchWhenItsDeadlineHasPassed() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.pass(this.engine.settings.patience().minusMillis(10));
		assertThat(this.engine.called).containsExactly("change 1");

		this.engine.pass(Duration.ofMillis(10));
		this.engine.tick();

		assertThat(this.engine.called).containsExactly("change 1", "read 1");
	}

	@Test
	void anAnswerThatIsReadLateCounts() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.pass(this.engine.settings.longestFlight().plusSeconds(5));
		this.engine.respond("1", "ok");
		this.engine.readAnswers();

		assertThat(this.engine.called).containsExactly("change 1");
		assertThat(this.engine.watch.replies).containsExactly(new Reply.Answered<>(new Toy.Response("ok")));
	}

	@Test
	void aCallWhoseLeaseHasRunOutIsNotStarted() {
		try (EngineFixture ahead = new EngineFixture(new EngineSettings(Duration.ofMillis(10), 1, 1,
				Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ZERO, Duration.ofHours(1)))) {
			ahead.order(Toy.Order.of("a", "1"));
			ahead.tick();
			ahead.order(Toy.Order.of("a", "2"));
			ahead.tick();
			ahead.now.addAndGet(4000);
			ahead.respond("1", "ok");

			assertThat(ahead.called).containsExactly("change 1");
			assertThat(ahead.answers).last().satisfies((it) -> assertThat(it.reply()).isEqualTo(new Reply.NotSent<>()));
		}
	}

	@Test
	void aLoopRecordThatCannotBeReadIsPassedOver() {
		this.engine.pipeToLoop("nonsense".getBytes(StandardCharsets.UTF_8));
		this.engine.order(Toy.Order.of("a", "1"));

		assertThat(this.engine.called).containsExactly("change 1");
	}

}
