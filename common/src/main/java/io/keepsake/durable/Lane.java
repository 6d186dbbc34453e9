package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One lane of a task: its agenda, its gate, its next turn, and how much it holds.
 */
final class Lane<W, C, A> {

	static final long NEVER = Long.MAX_VALUE;

	private final String name;

	private final LaneRules<W, C, A> rules;

	private final Agenda agenda = new Agenda();

	private long turn = NEVER;

	private long held;

	private long calling;

	private final Tally ages = new Tally(Duration.ofSeconds(1));

	private final Tally urgencies = new Tally(Duration.ofMinutes(1));

	Lane(String name, LaneRules<W, C, A> rules) {
		this.name = name;
		this.rules = rules;
	}

	String name() {
		return this.name;
	}

	Gate<C, A> gate() {
		return this.rules.gate();
	}

	Grouping<W, C, A> grouping() {
		return this.rules.grouping();
	}

	/**
	 * The id of the work that is stored under that key.
	 */
	static String id(String key) {
		return key.substring(key.indexOf('/') + 1);
	}

	/**
	 * Where the lane's work of that id is stored.
	 */
	String key(String id) {
		return new WorkKey(this.name, id).stored();
	}

	Agenda agenda() {
		return this.agenda;
	}

	long turn() {
		return this.turn;
	}

	void turn(long time) {
		this.turn = time;
	}

	void holds(Instant since, Instant urgency) {
		this.held++;
		this.ages.add(since);
		this.urgencies.add(urgency);
	}

	void drops(Instant since, Instant urgency) {
		this.held--;
		this.ages.remove(since);
		this.urgencies.remove(urgency);
	}

	/**
	 * A call is announced or under way for so much more of the work, or for less of it.
	 */
	void calls(int more) {
		this.calling += more;
	}

	LaneReport report(Instant now) {
		return new LaneReport(this.name, this.held, this.calling, known(this.ages.first()),
				known(this.urgencies.first()),
				this.urgencies.late((until) -> saturated(gate().callsUntil(until, now), this.calling)));
	}

	private static @Nullable Instant known(Instant time) {
		return time.equals(Instant.MAX) ? null : time;
	}

	private static long saturated(long calls, long more) {
		return (calls > Long.MAX_VALUE - more) ? Long.MAX_VALUE : calls + more;
	}

}
