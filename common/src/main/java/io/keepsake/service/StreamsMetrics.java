package io.keepsake.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Whether the streams run, and how much of their state has yet to be restored before they
 * do.
 */
final class StreamsMetrics implements KafkaStreams.StateListener, StateRestoreListener {

	private static final Set<String> STORES = Set.of("kafka.stream.state.estimate.num.keys",
			"kafka.stream.state.total.sst.files.size", "kafka.stream.state.size.all.mem.tables");

	private static final Set<String> TOO_MANY = Set.of("kafka.stream.processor.node.record.e2e.latency.min",
			"kafka.stream.processor.node.record.e2e.latency.max", "kafka.stream.processor.node.record.e2e.latency.avg",
			"kafka.consumer.fetch.manager.preferred.read.replica", "kafka.consumer.fetch.manager.records.lead.min",
			"kafka.consumer.fetch.manager.records.lead.avg");

	private volatile KafkaStreams.State state = KafkaStreams.State.CREATED;

	private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

	private final Counter rebalances;

	private final Counter restored;

	private final Counter replaced;

	StreamsMetrics(MeterRegistry registry) {
		Arrays.stream(KafkaStreams.State.values())
			.forEach((some) -> Gauge.builder("keepsake.streams.state", () -> (this.state == some) ? 1 : 0)
				.description("1 for the state that the streams are in")
				.tag("state", some.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.register(registry));
		Gauge.builder("keepsake.restore.remaining", this::toRestore)
			.description("Records of state that have yet to be restored")
			.register(registry);
		this.restored = Counter.builder("keepsake.restored")
			.description("Records of state that were restored")
			.register(registry);
		this.rebalances = Counter.builder("keepsake.streams.rebalances")
			.description("How often work was shared out anew")
			.register(registry);
		this.replaced = Counter.builder("keepsake.streams.threads.replaced")
			.description("Stream threads that died and were replaced")
			.register(registry);
	}

	/**
	 * Leaves out what Kafka counts for each store, node and partition and nobody looks
	 * at: two thirds of a scrape, most of it NaN unless Kafka records for debugging.
	 */
	static MeterFilter meters() {
		return MeterFilter.deny((id) -> {
			String name = id.getName();
			return (name.startsWith("kafka.stream.state.") && !STORES.contains(name)) || TOO_MANY.contains(name);
		});
	}

	double toRestore() {
		return this.remaining.values().stream().mapToDouble(Long::doubleValue).sum();
	}

	void threadReplaced() {
		this.replaced.increment();
	}

	@Override
	public void onChange(KafkaStreams.State to, KafkaStreams.State from) {
		this.state = to;
		if (to == KafkaStreams.State.REBALANCING) {
			this.rebalances.increment();
		}
	}

	@Override
	public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
		this.remaining.put(partition, Math.max(0, to - from));
	}

	@Override
	public void onBatchRestored(TopicPartition partition, String store, long until, long records) {
		this.restored.increment((double) records);
		this.remaining.computeIfPresent(partition, (same, left) -> Math.max(0, left - records));
	}

	@Override
	public void onRestoreEnd(TopicPartition partition, String store, long records) {
		this.remaining.remove(partition);
	}

	@Override
	public void onRestoreSuspended(TopicPartition partition, String store, long records) {
		this.remaining.remove(partition);
	}

}
