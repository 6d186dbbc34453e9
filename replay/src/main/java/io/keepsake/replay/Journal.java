package io.keepsake.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.keepsake.contract.ContractJson;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/**
 * The records of {@code convert-backup.replays}, and what they say when they are read in
 * their order. The key says which replay and what kind:
 *
 * <pre>
 *  r…/entries/00000   where the failures of the plan stand, ten thousand each
 *  r…/plan            after its entries, in one transaction with them
 *  r…/progress        the latest counts
 *  r…/control/…       each counts
 *  s…/resubmitted/…   requests that were mended by hand, five hundred each
 * </pre>
 *
 * The topic has one partition, so there is one order of all of it, and is compacted,
 * which leaves of each key the latest record.
 */
final class Journal {

	/** Whoever wants to know about a replay after this time is too late. */
	static final Duration RETENTION = Duration.ofDays(90);

	private static final int PORTION = 10_000;

	// each holds a request, and a broker takes a megabyte by default
	private static final int RESUBMITTED = 500;

	private final String topic;

	private final Map<String, Replay> replays = new LinkedHashMap<>();

	private final String entriesOf;

	private final List<Entries> portions = new ArrayList<>();

	// the newest record of the key was not understood
	private final Set<String> unknown = new HashSet<>();

	/**
	 * @param entriesOf the replay whose entries are wanted: those of all take much memory
	 */
	Journal(String topic, String entriesOf) {
		this.topic = topic;
		this.entriesOf = entriesOf;
	}

	List<ProducerRecord<byte[], byte[]>> records(Plan plan, Entries all) {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
		for (int from = 0; from < all.size(); from += PORTION) {
			records.add(record(plan.id(), "entries/" + String.format(Locale.ROOT, "%05d", from / PORTION),
					all.slice(from, Math.min(from + PORTION, all.size()))));
		}
		records.add(record(plan.id(), "plan", plan));
		return records;
	}

	ProducerRecord<byte[], byte[]> record(Progress progress) {
		return record(progress.id(), "progress", progress);
	}

	ProducerRecord<byte[], byte[]> record(Control control) {
		return record(control.id(), "control/" + UUID.randomUUID(), control);
	}

	List<ProducerRecord<byte[], byte[]>> records(Resubmitted all) {
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
		for (int from = 0; from < all.requests().size(); from += RESUBMITTED) {
			records.add(record(all.id(), "resubmitted/" + String.format(Locale.ROOT, "%05d", from / RESUBMITTED),
					all.slice(from, Math.min(from + RESUBMITTED, all.requests().size()))));
		}
		return records;
	}

	private ProducerRecord<byte[], byte[]> record(String id, String kind, Object value) {
		return new ProducerRecord<>(this.topic, 0, (id + "/" + kind).getBytes(StandardCharsets.UTF_8),
				ContractJson.mapper().writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Takes the next record into account. A kind that nobody knows is of a later version.
	 * @return whether it was understood
	 */
	boolean read(byte[] key, byte[] value) {
		String text = new String(key, StandardCharsets.UTF_8);
		try {
			read(text.split("/", 3), value);
			this.unknown.remove(text);
			return true;
		}
		catch (JacksonException | IllegalArgumentException ex) {
			this.unknown.add(text);
			return false;
		}
	}

	/**
	 * Whether all that is said of a replay was understood: else it may have come further
	 * than it seems.
	 */
	boolean isUnderstood(String id) {
		return this.unknown.stream().noneMatch((key) -> key.startsWith(id + "/"));
	}

	/**
	 * Why nothing can be done to a replay: for what is written of it, or by a rule for
	 * those of which all was understood.
	 */
	Optional<String> refusal(String id, Function<Replay, Optional<String>> rule) {
		if (!isUnderstood(id)) {
			return Optional
				.of("not all that is written of " + id + " is understood, so it is left alone: use a later version");
		}
		return replay(id).map(rule).orElseGet(() -> Optional.of("there is no replay " + id));
	}

	private void read(String[] parts, byte[] value) {
		String id = parts[0];
		switch ((parts.length > 1) ? parts[1] : "") {
			case "plan" -> this.replays.put(id, Replay.of(json(value, Plan.class)));
			case "entries" -> {
				if (id.equals(this.entriesOf)) {
					this.portions.add(json(value, Entries.class));
				}
			}
			case "progress" -> {
				Progress progress = json(value, Progress.class);
				change(id, (replay) -> replay.with(progress));
			}
			case "control" -> {
				Control control = json(value, Control.class);
				change(id, (replay) -> replay.with(control));
			}
			default -> {
			}
		}
	}

	private static <T> T json(byte[] value, Class<T> type) {
		T read = ContractJson.mapper().readValue(value, type);
		if (read == null) {
			throw new IllegalArgumentException("null is nothing");
		}
		return read;
	}

	private void change(String id, UnaryOperator<Replay> change) {
		this.replays.computeIfPresent(id, (_, replay) -> change.apply(replay));
	}

	Optional<Replay> replay(String id) {
		return Optional.ofNullable(this.replays.get(id));
	}

	/**
	 * All of them, the oldest first.
	 */
	Collection<Replay> replays() {
		return this.replays.values();
	}

	/**
	 * All entries of the replay that was named.
	 */
	Entries entries() {
		return Entries.of(this.portions);
	}

}
