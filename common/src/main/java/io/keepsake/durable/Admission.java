package io.keepsake.durable;

/**
 * Whether a task may write: once it has read a record.
 * <p>
 * Only with the offset of a record in it does a transaction prove that this instance is
 * still a member of its group. One that was frozen while it took over a task, and was
 * given up by the others, would commit what it does on its own account beside the new
 * owner. So a task that holds work and has nothing to read knocks: it has a record
 * written that it can read.
 */
final class Admission {

	/** How often it knocks, in milliseconds. */
	private static final long KNOCKS = 5_000;

	private final Runnable knock;

	private boolean granted;

	private long next;

	/**
	 * @param held how much work the task has taken over; without any it has nothing to
	 * write
	 */
	Admission(long held, Runnable knock, long now) {
		this.knock = knock;
		this.granted = held == 0;
		this.next = now;
		isGranted(now);
	}

	void recordRead() {
		this.granted = true;
	}

	/**
	 * Knocks again where nobody has answered.
	 */
	boolean isGranted(long now) {
		if (!this.granted && this.next <= now) {
			this.next = now + KNOCKS;
			this.knock.run();
		}
		return this.granted;
	}

	/**
	 * When it may do something next, if that is the time of its work.
	 */
	long next(long work) {
		return this.granted ? work : this.next;
	}

}
