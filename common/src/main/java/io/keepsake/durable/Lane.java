package io.keepsake.durable;

/**
 * One lane of a task: its agenda, its gate and its next turn.
 */
final class Lane<C, A> {

	static final long NEVER = Long.MAX_VALUE;

	private final String name;

	private final Gate<C, A> gate;

	private final Agenda agenda = new Agenda();

	private long turn = NEVER;

	private int held;

	Lane(String name, Gate<C, A> gate) {
		this.name = name;
		this.gate = gate;
	}

	String name() {
		return this.name;
	}

	Gate<C, A> gate() {
		return this.gate;
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
