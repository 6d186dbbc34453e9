package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What whoever watches the engine hears of it.
 */
class EngineWatchTest {

	private static final Duration REPORTED = Duration.ofSeconds(1);

	private final EngineFixture engine = new EngineFixture();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	void hearsWhatEachLaneHoldsAndForHowLong() {
		Instant first = this.engine.clock.instant();
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.pass(Duration.ofSeconds(2));
		this.engine.order(Toy.Order.of("a", "2").dueIn(60_000));
		this.engine.order(Toy.Order.of("b", "3").dueIn(60_000));

		this.engine.pass(REPORTED);

		assertThat(this.engine.watch.lanes).containsExactlyInAnyOrder(new LaneReport("a", 2, 1, first, null, 0),
				new LaneReport("b", 1, 0, first.plusSeconds(2), null, 0));
	}

	@Test
	void hearsNothingOfWorkThatIsDone() {
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.respond("1", "ok");
		this.engine.readAnswers();

		this.engine.pass(REPORTED);

		assertThat(this.engine.watch.lanes).containsExactly(new LaneReport("a", 0, 0, null, null, 0));
		assertThat(this.engine.watch.replies).containsExactly(new Reply.Answered<>(new Toy.Response("ok")));
	}

	@Test
	void workThatIsTriedAgainIsCountedOnce() {
		Instant first = this.engine.clock.instant();
		this.engine.order(Toy.Order.of("a", "1"));
		this.engine.order(Toy.Order.of("a", "1")); // joins it
		this.engine.pass(this.engine.settings.patience().plusMillis(1)); // it is lost
		assertThat(this.engine.watch.replies).containsExactly(new Reply.Lost<>());

		this.engine.pass(REPORTED);

		assertThat(this.engine.watch.lanes).containsExactly(new LaneReport("a", 1, 1, first, null, 0));
	}

	@Test
	void hearsOfWorkThatWillBeReachedTooLate() {
		Instant now = this.engine.clock.instant();
		long soon = now.plusSeconds(600).toEpochMilli();
		this.engine.closedUntil.put("a", Instant.MAX);
		this.engine.callsUntilAnyTime.put("a", 2L);
		for (String id : List.of("1", "2", "3", "4", "5")) {
			this.engine.order(Toy.Order.of("a", id).urgency(soon));
		}
		this.engine.order(Toy.Order.of("a", "never"));

		this.engine.pass(REPORTED);

		Instant minute = Instant.ofEpochMilli(soon / 60_000 * 60_000);
		assertThat(this.engine.watch.lanes).containsExactly(new LaneReport("a", 6, 0, now, minute, 3));
	}

	@Test
	void hearsTheMostUrgentOfWhatJoined() {
		this.engine.closedUntil.put("a", Instant.MAX);
		this.engine.order(Toy.Order.of("a", "1").urgency(7_200_000));
		this.engine.order(Toy.Order.of("a", "1").urgency(3_600_000));

		this.engine.pass(REPORTED);

		assertThat(this.engine.watch.lanes)
			.satisfiesExactly((lane) -> assertThat(lane.mostUrgent()).isEqualTo(Instant.ofEpochMilli(3_600_000)));
	}

	@Test
	void hearsThatATaskBeginsAndEnds() {
		EngineFixture ended = new EngineFixture();
		ended.order(Toy.Order.of("a", "1"));
		assertThat(ended.watch.opened).containsExactly("toy-0");
		assertThat(ended.watch.closed).isFalse();

		ended.close();

		assertThat(ended.watch.closed).isTrue();
		assertThat(ended.closedGates).containsExactly("a");
	}

}
