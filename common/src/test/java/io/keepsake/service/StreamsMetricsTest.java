package io.keepsake.service;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StreamsMetricsTest {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@ParameterizedTest
	@ValueSource(strings = { "kafka.stream.state.compaction.time.avg", "kafka.stream.state.put.rate",
			"kafka.stream.processor.node.record.e2e.latency.max",
			"kafka.consumer.fetch.manager.preferred.read.replica" })
	void whatKafkaCountsForEachStoreAndNodeIsLeftOut(String name) {
		this.registry.config().meterFilter(StreamsMetrics.meters());

		this.registry.gauge(name, 1);

		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void whatTellsHowItGoesStays() {
		this.registry.config().meterFilter(StreamsMetrics.meters());

		this.registry.gauge("kafka.stream.thread.process.rate", 1);
		this.registry.gauge("kafka.consumer.fetch.manager.records.lag.max", 1);
		this.registry.gauge("kafka.stream.state.estimate.num.keys", 1);

		assertThat(this.registry.getMeters()).hasSize(3);
	}

}
