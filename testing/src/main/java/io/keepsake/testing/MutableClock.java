package io.keepsake.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when it is told to; its zones share one time. */
public final class MutableClock extends Clock {

	private final AtomicReference<Instant> now;

	private final ZoneId zone;

	private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	public static MutableClock at(Instant now) {
		return new MutableClock(new AtomicReference<>(now), ZoneOffset.UTC);
	}

	/** Written as in {@code 2026-12-20T03:00:00Z}. */
	public static MutableClock at(String now) {
		return at(Instant.parse(now));
	}

	public void set(Instant now) {
		this.now.set(now);
	}

	public Instant advance(Duration by) {
		return this.now.updateAndGet((now) -> now.plus(by));
	}

	@Override
	public Instant instant() {
		return this.now.get();
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new MutableClock(this.now, zone);
	}

}
