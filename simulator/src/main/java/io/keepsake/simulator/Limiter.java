package io.keepsake.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rate limits of each token. A request that is refused does not count.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/intro/">Rate Limit</a>
 */
final class Limiter {

	private final Map<String, TokenWindows> tokens = new ConcurrentHashMap<>();

	Admission admit(String token, List<Limit> limits, Instant now) {
		return limits.isEmpty() ? Admission.UNLIMITED
				: tokens.computeIfAbsent(token, (any) -> new TokenWindows()).admit(limits, now);
	}

	void clear() {
		tokens.clear();
	}

	private static final class TokenWindows {

		private List<SlidingWindow> windows = List.of();

		/** A limit that stays keeps its memory when others change. */
		private void arrange(List<Limit> limits) {
			if (!windows.stream().map(SlidingWindow::limit).toList().equals(limits)) {
				windows = limits.stream()
					.map((limit) -> windows.stream()
						.filter((window) -> window.limit().equals(limit))
						.findFirst()
						.orElseGet(() -> new SlidingWindow(limit)))
					.toList();
			}
		}

		synchronized Admission admit(List<Limit> limits, Instant now) {
			arrange(limits);
			var full = windows.stream().filter((window) -> window.remaining(now) <= 0).toList();
			if (full.isEmpty()) {
				windows.forEach((window) -> window.add(now));
			}
			// the headers tell of the hour's limit, never of the burst's
			var shown = windows.stream().max(Comparator.comparing((window) -> window.limit().period())).orElseThrow();
			return new Admission(full.isEmpty(), shown.limit().count(), Math.max(0, shown.remaining(now)),
					shown.reset(now),
					full.stream()
						.filter((window) -> window.limit().burst())
						.map((window) -> window.untilReset(now))
						.max(Comparator.naturalOrder()));
		}

	}

}
