package io.keepsake.durable;

/**
 * One lane of a task: its agenda, its gate and its next turn.
 */
final class Lane<W, C, A> {

	static final long NEVER = Long.MAX_VALUE;

	private final String name;

	private final LaneRules<W, C, A> rules;

	private final Agenda agenda = new Agenda();

	private long turn = NEVER;

	private int held;

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

	/**
	 * How many pieces of work the lane holds, waiting or with a call under way.
	 */
	int held() {
		return this.held;
	}

	void hold(int more) {
		this.held += more;
	}

}
