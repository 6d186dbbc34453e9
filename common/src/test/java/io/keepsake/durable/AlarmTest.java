package io.keepsake.durable;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlarmTest {

	private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();

	private final List<String> woken = new ArrayList<>();

	private final Alarm alarm = new Alarm(this.context, () -> this.woken.add("woken"));

	@Test
	void nobodyIsWokenForNothing() {
		this.alarm.at(Lane.NEVER, 1000, 10);

		assertThat(this.context.scheduledPunctuators()).isEmpty();
	}

	@Test
	void theEarliestTimeCounts() {
		this.alarm.at(1500, 1000, 10);
		this.alarm.at(1200, 1000, 10);
		this.alarm.at(1300, 1000, 10);

		assertThat(pending()).containsExactly(200L);
	}

	@Test
	void nobodyIsWokenTooSoon() {
		this.alarm.at(0, 1000, 10);

		assertThat(pending()).containsExactly(10L);
	}

	@Test
	void itRingsOnceAndCanBeSetAgain() {
		this.alarm.at(1200, 1000, 10);
		this.context.scheduledPunctuators().getFirst().getPunctuator().punctuate(1200);

		assertThat(this.woken).hasSize(1);
		assertThat(pending()).isEmpty();

		this.alarm.at(2000, 1200, 10);

		assertThat(pending()).containsExactly(800L);
	}

	private List<Long> pending() {
		return this.context.scheduledPunctuators()
			.stream()
			.filter((scheduled) -> !scheduled.cancelled())
			.map((scheduled) -> scheduled.getInterval().toMillis())
			.toList();
	}

}
