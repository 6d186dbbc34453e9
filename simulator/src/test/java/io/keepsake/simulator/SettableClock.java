package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is moved. */
final class SettableClock implements InstantSource {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));

	@Override
	public Instant instant() {
		return now.get();
	}

	void pass(Duration duration) {
		now.updateAndGet((before) -> before.plus(duration));
	}

	void pass(String duration) {
		pass(Durations.parse(duration));
	}

}
