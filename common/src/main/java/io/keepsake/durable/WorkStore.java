package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * <p>
 * The rows that were used last are kept as they are: one is read several times while a
 * call is made for it, and to decode it costs more than all else that is done with it.
 */
final class WorkStore<W, C> {

	private static final int RECENT = 512;

	private final KeyValueStore<String, Row<W, C>> held;

	private final Map<String, Row<W, C>> recent = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Row<W, C>> eldest) {
			return size() > RECENT;
		}
	};

	private final WindowStore<String, W> finished;

	private final Duration remember;

	WorkStore(KeyValueStore<String, Row<W, C>> held, WindowStore<String, W> finished, Duration remember) {
		this.held = held;
		this.finished = finished;
		this.remember = remember;
	}

	@Nullable Row<W, C> find(String key) {
		return this.recent.computeIfAbsent(key, this.held::get);
	}

	void put(String key, Row<W, C> row) {
		this.held.put(key, row);
		this.recent.put(key, row);
	}

	void remove(String key) {
		this.held.delete(key);
		this.recent.remove(key);
	}

	void remember(String key, W work, Instant now) {
		this.finished.put(key, work, now.toEpochMilli());
	}

	/**
	 * What was remembered last, be it by a clock that is ahead of this one.
	 */
	@Nullable W finished(String key, Instant now) {
		try (WindowStoreIterator<W> latest = this.finished.backwardFetch(key, now.minus(this.remember),
				now.plus(this.remember))) {
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
