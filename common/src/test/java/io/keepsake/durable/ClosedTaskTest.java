package io.keepsake.durable;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kafka Streams closes a task's processors and opens them again, for a rebalance or a
 * transaction that failed, and keeps what they had scheduled.
 */
class ClosedTaskTest {

	@Test
	void whoIsClosedIsNotWokenAgain() {
		try (EngineFixture fixture = new EngineFixture()) {
			MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
			fixture.stores().forEach(context::addStateStore);
			DurableProcessor<?, ?, ?, ?, ?> processor = new DurableProcessor<>(fixture.engine);
			processor.init(context);
			processor.process(new Record<>("a", Toy.Order.of("a", "1"), 0));

			processor.close();

			assertThat(context.scheduledPunctuators()).isNotEmpty().allMatch(CapturedPunctuator::cancelled);
		}
	}

}
