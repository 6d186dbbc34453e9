package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * An image action whose whole future was settled when it began: what it is at a given
 * time is a function of that time, so nothing has to run and a journal line is enough.
 *
 * @param type the wire's {@code type}, which need not say what was asked
 * @param lag how long the image stays a backup after the end
 * @param gone whether its URL answers 404 once it is done
 */
record Action(long id, long imageId, String account, Kind kind, String type, String region, RegionForm regionForm,
		Instant startedAt, Instant endsAt, Ending ending, Duration lag, boolean gone, boolean completedAtNull,
		boolean completedAtEarly) {

	enum Kind {

		CONVERT, TRANSFER

	}

	enum Ending {

		COMPLETED, ERRORED, ERRORED_BUT_DONE

	}

	boolean running(Instant now) {
		return now.isBefore(endsAt);
	}

	boolean visible(Instant now) {
		return running(now) || !gone;
	}

	/** Whether it has made, or will make, a snapshot of its image. */
	boolean converts() {
		return kind == Kind.CONVERT && ending != Ending.ERRORED;
	}

	boolean converted(Instant now) {
		return converts() && !now.isBefore(endsAt.plus(lag));
	}

	String status(Instant now, String whileRunning) {
		if (running(now)) {
			return whileRunning;
		}
		return (ending == Ending.COMPLETED) ? "completed" : "errored";
	}

}
