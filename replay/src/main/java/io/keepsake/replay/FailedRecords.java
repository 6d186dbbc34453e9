package io.keepsake.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Fetches failures by where they stand.
 */
final class FailedRecords implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final Connection connection;

	private final String topic;

	private final KafkaConsumer<byte[], byte[]> consumer;

	FailedRecords(Connection connection) {
		this.connection = connection;
		this.topic = connection.topics().failed();
		this.consumer = connection.consumer();
	}

	/**
	 * Those of the entries that are still there, in their order.
	 */
	List<FailedRequest> read(Entries entries) {
		Map<Integer, NavigableSet<Long>> wanted = new TreeMap<>();
		for (int i = 0; i < entries.size(); i++) {
			wanted.computeIfAbsent(entries.partition(i), (_) -> new TreeSet<>()).add(entries.offset(i));
		}
		Map<Coordinates, FailedRequest> found = fetch(wanted);
		List<FailedRequest> inOrder = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			FailedRequest request = found.get(new Coordinates(this.topic, entries.partition(i), entries.offset(i)));
			if (request != null) {
				inOrder.add(request);
			}
		}
		return inOrder;
	}

	private Map<Coordinates, FailedRequest> fetch(Map<Integer, NavigableSet<Long>> wanted) {
		Map<Coordinates, FailedRequest> found = new HashMap<>();
		Map<TopicPartition, Long> last = new HashMap<>();
		wanted.forEach((partition, offsets) -> last.put(new TopicPartition(this.topic, partition), offsets.last()));
		this.consumer.assign(last.keySet());
		wanted.forEach(
				(partition, offsets) -> this.consumer.seek(new TopicPartition(this.topic, partition), offsets.first()));
		long end = System.nanoTime() + this.connection.patience().toNanos();
		while (!last.isEmpty()) {
			for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(POLL)) {
				if (wanted.getOrDefault(record.partition(), new TreeSet<>()).contains(record.offset())) {
					keep(record, found);
				}
				end = System.nanoTime() + this.connection.patience().toNanos();
			}
			// it goes beyond a record that has been deleted
			last.entrySet().removeIf((entry) -> this.consumer.position(entry.getKey()) > entry.getValue());
			this.consumer.assign(last.keySet());
			if (System.nanoTime() > end) {
				throw new TimeoutException("no broker sends the records of " + this.topic);
			}
		}
		return found;
	}

	private static void keep(ConsumerRecord<byte[], byte[]> record, Map<Coordinates, FailedRequest> found) {
		if (EventReader.failed(record.headers(),
				record.value()) instanceof ReadEvent.Understood<ConversionFailed>(ConversionFailed event)) {
			Coordinates place = new Coordinates(record.topic(), record.partition(), record.offset());
			found.put(place, new FailedRequest(place, event));
		}
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
