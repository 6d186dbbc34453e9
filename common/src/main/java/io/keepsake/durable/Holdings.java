package io.keepsake.durable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a task holds: the rows of its store, and what each lane is to know of them.
 */
final class Holdings<W, C, A> {

	private static final Instant FAR = Instant.ofEpochMilli(Lane.NEVER);

	private final DurableCalls<?, W, C, A, ?> engine;

	private final WorkStore<W, C> store;

	private final Map<String, Lane<W, C, A>> lanes = new HashMap<>();

	private long count;

	Holdings(DurableCalls<?, W, C, A, ?> engine, WorkStore<W, C> store) {
		this.engine = engine;
		this.store = store;
	}

	/**
	 * Takes up what the store holds.
	 * @param each is given every row, with its lane and key
	 */
	void restore(Restored<W, C, A> each) {
		this.store.forEach((key, row) -> {
			Lane<W, C, A> lane = lane(key);
			holds(lane, key, row);
			each.take(lane, key, row);
		});
	}

	/**
	 * @param before what was held until now, if anything was
	 * @return the lane of what is held
	 */
	Lane<W, C, A> hold(String key, @Nullable Row<W, C> before, Row<W, C> row) {
		Lane<W, C, A> lane = lane(key);
		if (before != null) {
			drops(lane, before);
		}
		this.store.put(key, row);
		holds(lane, key, row);
		return lane;
	}

	void drop(WorkKey key, Row<W, C> before) {
		this.store.remove(key.stored());
		Lane<W, C, A> lane = lane(key.stored());
		drops(lane, before);
		lane.grouping().dropped(key.id());
	}

	/**
	 * Stores the intent to make the call of a row.
	 */
	void announce(String key, Row<W, C> row, Row.Intent intent) {
		this.store.put(key, row.announce(intent));
	}

	private void holds(Lane<W, C, A> lane, String key, Row<W, C> row) {
		Decision<?, W, C, A, ?> decision = this.engine.decision();
		this.count++;
		lane.holds(decision.since(row.work()), decision.urgency(row.work()));
		lane.grouping().held(Lane.id(key), row.work());
	}

	private void drops(Lane<W, C, A> lane, Row<W, C> row) {
		Decision<?, W, C, A, ?> decision = this.engine.decision();
		this.count--;
		lane.drops(decision.since(row.work()), decision.urgency(row.work()));
	}

	long count() {
		return this.count;
	}

	/**
	 * The line of an agenda for a row.
	 */
	Agenda.Entry entry(String key, Row<W, C> row) {
		return new Agenda.Entry(key, row.due(), urgency(row), row.arrival());
	}

	/**
	 * The row that an entry speaks of, or null if the work has moved on since.
	 */
	@Nullable Row<W, C> current(Agenda.Entry entry) {
		Row<W, C> row = this.store.find(entry.key());
		return (row != null && row.due() <= entry.due() && row.arrival() == entry.arrival()
				&& urgency(row) == entry.urgency()) ? row : null;
	}

	/**
	 * In milliseconds since the epoch; {@link Lane#NEVER} for what is never urgent.
	 */
	long urgency(Row<W, C> row) {
		return millis(this.engine.decision().urgency(row.work()));
	}

	static long millis(Instant time) {
		return time.isBefore(FAR) ? time.toEpochMilli() : Lane.NEVER;
	}

	/**
	 * The lane of the work that is stored under that key, opened if it is its first.
	 */
	private Lane<W, C, A> lane(String key) {
		String name = WorkKey.parse(key).lane();
		return this.lanes.computeIfAbsent(name, (lane) -> new Lane<>(lane, this.engine.rules().open(lane)));
	}

	Collection<Lane<W, C, A>> lanes() {
		return this.lanes.values();
	}

	/**
	 * What each lane holds.
	 */
	List<LaneReport> report(Instant now) {
		return this.lanes.values().stream().map((lane) -> lane.report(now)).toList();
	}

	/**
	 * Takes a row that the store held.
	 */
	interface Restored<W, C, A> {

		void take(Lane<W, C, A> lane, String key, Row<W, C> row);

	}

}
