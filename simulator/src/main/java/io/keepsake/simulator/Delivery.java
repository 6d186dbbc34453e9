package io.keepsake.simulator;

import java.time.Duration;

/** What the edge does for a call, after a real time. */
sealed interface Delivery {

	Duration after();

	record Answer(Reply reply, Duration after) implements Delivery {

	}

	/** Resets the connection. */
	record Cut(Duration after) implements Delivery {

	}

}
