package io.keepsake.service;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.digitalocean.Answer;
import io.keepsake.durable.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts the calls that came to nothing, so that their work has to be tried again.
 */
final class Retries {

	private static final String NOT_SENT = "not-sent";

	private static final String LOST = "lost";

	private static final String THROTTLED = "throttled";

	private static final String UNAUTHORIZED = "unauthorized";

	private static final String FORBIDDEN = "forbidden";

	private static final String UNAVAILABLE = "unavailable";

	private final Map<String, Counter> counters;

	Retries(MeterRegistry registry) {
		this.counters = Stream.of(NOT_SENT, LOST, THROTTLED, UNAUTHORIZED, FORBIDDEN, UNAVAILABLE)
			.collect(Collectors.toMap(Function.identity(),
					(cause) -> Counter.builder("keepsake.retries")
						.description("Calls that came to nothing, so that their work is tried again, by cause")
						.tag("cause", cause)
						.register(registry)));
	}

	void count(Reply<Answer> reply) {
		switch (reply) {
			case Reply.NotSent<Answer> _ -> count(NOT_SENT);
			case Reply.Lost<Answer> _ -> count(LOST);
			case Reply.Answered<Answer>(Answer answer) -> count(answer);
		}
	}

	private void count(Answer answer) {
		switch (answer) {
			case Answer.Throttled _ -> count(THROTTLED);
			case Answer.Unauthorized _ -> count(UNAUTHORIZED);
			case Answer.Forbidden _ -> count(FORBIDDEN);
			case Answer.Unavailable _ -> count(UNAVAILABLE);
			case Answer.ActionFound _, Answer.ImageFound _, Answer.ActionsFound _, Answer.NotFound _,
					Answer.Rejected _ ->
				{
				}
		}
	}

	private void count(String cause) {
		Objects.requireNonNull(this.counters.get(cause)).increment();
	}

}
