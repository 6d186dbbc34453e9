package io.keepsake.replay;

import java.util.List;

/**
 * How a run of a replay ended.
 */
public sealed interface RunEnd {

	/** All of its requests are published and have their outcome. */
	record Finished(Outcomes outcomes) implements RunEnd {
	}

	/** All are published; nobody waited for the outcomes. */
	record Sent(Outcomes outcomes) implements RunEnd {
	}

	/**
	 * All are published, and for long there has been no outcome, although some are
	 * missing.
	 *
	 * @param missing how many
	 * @param requests their ids, where those are known
	 */
	record Overdue(long missing, List<String> requests, Outcomes outcomes) implements RunEnd {
	}

	/** Too many failed again: it can be resumed. */
	record Stopped(String why, Outcomes outcomes) implements RunEnd {
	}

	/** Somebody paused or cancelled it. */
	record Held(Control by, Outcomes outcomes) implements RunEnd {
	}

	/** Whoever ran it was told to end; it goes on where it is when it is run again. */
	record Interrupted(Outcomes outcomes) implements RunEnd {
	}

	/** Somebody else runs it now, by taking it over. */
	record TakenOver() implements RunEnd {
	}

	/** It was not begun. */
	record Refused(String why) implements RunEnd {
	}

}
