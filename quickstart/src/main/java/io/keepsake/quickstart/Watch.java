package io.keepsake.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the screen up to date. What to do next is said when nothing is pending any more,
 * or when that takes long.
 */
final class Watch {

	private static final Duration POLL = Duration.ofMillis(200);

	private static final Duration LONG = Duration.ofMinutes(1);

	private final TopicFollower follower;

	private final LongSupplier calls;

	private final Screen screen;

	private @Nullable Guide guide;

	private Stopwatch stopwatch = Stopwatch.RESET;

	Watch(TopicFollower follower, LongSupplier calls, Guide guide, Screen screen) {
		this.follower = follower;
		this.calls = calls;
		this.guide = guide;
		this.screen = screen;
	}

	/** Waits a moment for news and shows them. */
	void look(Instant now) {
		Progress progress = this.follower.poll(POLL);
		this.stopwatch = this.stopwatch.at(now, progress.pending());
		Summary summary = new Summary(progress, this.calls.getAsLong(), this.stopwatch.elapsed(now));
		this.screen.show(summary);
		if (this.guide != null && (progress.pending() == 0 || summary.elapsed().compareTo(LONG) > 0)) {
			this.screen.say(this.guide.text(summary));
			this.guide = null;
		}
	}

}
