package io.keepsake.benchmarks.chaos;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The work that the services hold, by what they have committed of it: what is left when
 * every request has its outcome could yet bring a second one.
 */
final class Leftovers {

	private final Set<String> held = new HashSet<>();

	void add(ConsumerRecord<byte[], byte[]> change) {
		String key = change.topic() + " " + new String(change.key(), StandardCharsets.UTF_8);
		if (change.value() != null) {
			this.held.add(key);
		}
		else {
			this.held.remove(key);
		}
	}

	/**
	 * Topic and key of each.
	 */
	Set<String> held() {
		return Set.copyOf(this.held);
	}

}
