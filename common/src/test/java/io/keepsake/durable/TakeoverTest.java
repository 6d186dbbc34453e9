package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a task may do while it takes over another's state, and once it has been closed.
 */
class TakeoverTest {

	private final EngineFixture fixture = new EngineFixture();

	private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();

	private final DurableProcessor<?, ?, ?, ?, ?> successor = new DurableProcessor<>(this.fixture.engine);

	@BeforeEach
	void workIsHeld() {
		this.fixture.order(Toy.Order.of("a", "announced"));
		this.fixture.closedUntil.put("b", Instant.MAX);
		this.fixture.order(Toy.Order.of("b", "waiting"));
		this.fixture.closedUntil.clear();
		this.fixture.called.clear();
		this.fixture.stores().forEach(this.context::addStateStore);
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	/**
	 * Kafka Streams closes a task's processors and opens them again, for a rebalance or a
	 * transaction that failed, and keeps what they had scheduled.
	 */
	@Test
	void whoIsClosedIsNotWokenAgain() {
		this.successor.init(this.context);

		this.successor.close();

		assertThat(this.context.scheduledPunctuators()).isNotEmpty().allMatch(CapturedPunctuator::cancelled);
	}

	/**
	 * A transaction without an offset is committed even for an instance that was frozen
	 * while it took over a task, and whose group has given that task to another.
	 */
	@Test
	void whoHasReadNothingWritesNothing() {
		Map<String, ?> held = this.fixture.held();
		this.successor.init(this.context);

		passALeaseAndACall();

		assertThat(this.context.forwarded()).isEmpty();
		assertThat(this.fixture.held()).isEqualTo(held);
		assertThat(this.fixture.called).isEmpty();
	}

	@Test
	void itWritesOnceItHasReadItsOwnRecord() {
		this.successor.init(this.context);

		this.successor.process(new Record<>(0, new LoopRecord.Answers<>(this.fixture.answers), 0));
		passALeaseAndACall();

		assertThat(this.context.forwarded()).isNotEmpty();
		assertThat(this.fixture.called).contains("read announced");
	}

	@Test
	void noGateIsToldOfAnswersToCallsThatDidNotPassIt() {
		this.successor.init(this.context);
		this.successor.process(new Record<>(0, new LoopRecord.Answers<>(this.fixture.answers), 0));

		passALeaseAndACall();

		assertThat(this.fixture.called).contains("read announced");
		assertThat(this.fixture.answeredElsewhere).isEmpty();
	}

	@Test
	void aRecordThatDoesNotComeIsWrittenAgain() {
		this.successor.init(this.context);
		assertThat(this.fixture.answers).hasSize(1);

		passALeaseAndACall();

		assertThat(this.fixture.answers).hasSizeGreaterThan(1);
	}

	private void passALeaseAndACall() {
		for (int second = 0; second < 20; second++) {
			this.fixture.now.addAndGet(Duration.ofSeconds(1).toMillis());
			this.context.scheduledPunctuators()
				.stream()
				.filter((scheduled) -> !scheduled.cancelled())
				.toList()
				.forEach((scheduled) -> scheduled.getPunctuator().punctuate(this.fixture.now.get()));
		}
	}

}
