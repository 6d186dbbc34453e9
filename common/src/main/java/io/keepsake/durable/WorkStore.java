package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * The work of a task, and what it remembers of finished work. Memories expire by
 * themselves: a window store drops whole segments of time.
 */
final class WorkStore<W, C> {

	private final KeyValueStore<String, Row<W, C>> held;

	private final WindowStore<String, W> finished;

	private final Duration remember;

	WorkStore(KeyValueStore<String, Row<W, C>> held, WindowStore<String, W> finished, Duration remember) {
		this.held = held;
		this.finished = finished;
		this.remember = remember;
	}

	@Nullable Row<W, C> find(String key) {
		return this.held.get(key);
	}

	void put(String key, Row<W, C> row) {
		this.held.put(key, row);
	}

	void remove(String key) {
		this.held.delete(key);
	}

	void remember(String key, W work, Instant now) {
		this.finished.put(key, work, now.toEpochMilli());
	}

	@Nullable W finished(String key, Instant now) {
		try (WindowStoreIterator<W> latest = this.finished.backwardFetch(key, now.minus(this.remember), now)) {
			return latest.hasNext() ? latest.next().value : null;
		}
	}

	void forEach(BiConsumer<String, Row<W, C>> consumer) {
		try (KeyValueIterator<String, Row<W, C>> all = this.held.all()) {
			while (all.hasNext()) {
				KeyValue<String, Row<W, C>> entry = all.next();
				consumer.accept(entry.key, entry.value);
			}
		}
	}

}
