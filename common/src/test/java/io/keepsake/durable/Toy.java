package io.keepsake.durable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The smallest service that uses all of the engine: an order is placed, which changes
 * something, and read when its effect is unknown.
 */
final class Toy {

	private Toy() {
	}

	/**
	 * An arrival.
	 *
	 * @param dueIn in milliseconds
	 */
	record Order(String lane, String id, long dueIn, long urgency, boolean read) {

		static Order of(String lane, String id) {
			return new Order(lane, id, 0, Long.MAX_VALUE, false);
		}

		Order dueIn(long milliseconds) {
			return new Order(this.lane, this.id, milliseconds, this.urgency, this.read);
		}

		Order urgency(long urgency) {
			return new Order(this.lane, this.id, this.dueIn, urgency, this.read);
		}

		Order onlyRead() {
			return new Order(this.lane, this.id, this.dueIn, this.urgency, true);
		}

	}

	record Work(String lane, String id, int joined, long urgency, Instant since) {
	}

	record Request(String id, boolean change) {
	}

	record Response(String text) {
	}

	static final class Decides implements Decision<Order, Work, Request, Response, String> {

		/** How long what was answered had been under way. */
		final List<Duration> ages = new ArrayList<>();

		/** How long after its work came the call left. */
		final List<Duration> waits = new ArrayList<>();

		@Override
		public WorkKey key(Order order) {
			return new WorkKey(order.lane(), order.id());
		}

		@Override
		public Step<Work, Request, String> open(Order order, @Nullable Work finished, Instant now) {
			if (finished != null) {
				return new Step.Done<>(List.of("again " + order.id()), finished);
			}
			return new Step.Next<>(new Work(order.lane(), order.id(), 1, order.urgency(), now),
					new Request(order.id(), !order.read()), now.plusMillis(order.dueIn()));
		}

		@Override
		public Joined<Work, String> join(Work work, Order order, Instant now) {
			return new Joined<>(new Work(work.lane(), work.id(), work.joined() + 1,
					Math.min(work.urgency(), order.urgency()), work.since()), List.of());
		}

		@Override
		public Step<Work, Request, String> answer(Work work, Request call, Reply<Response> reply, Instant asked,
				Instant now) {
			this.ages.add(Duration.between(asked, now));
			this.waits.add(Duration.between(work.since(), asked));
			return switch (reply) {
				case Reply.NotSent<Response> _ -> new Step.Next<>(work, call, now);
				case Reply.Lost<Response> _ -> new Step.Next<>(work, new Request(work.id(), false), now);
				case Reply.Answered<Response>(Response response) -> new Step.Done<>(
						new ArrayList<>(List.of(work.id() + " x" + work.joined() + ": " + response.text())), work);
			};
		}

		@Override
		public Instant urgency(Work work) {
			return (work.urgency() == Long.MAX_VALUE) ? Instant.MAX : Instant.ofEpochMilli(work.urgency());
		}

		@Override
		public Instant since(Work work) {
			return work.since();
		}

		@Override
		public Map<String, String> headers(Work work) {
			return Map.of("on-behalf-of", work.id());
		}

	}

	static Outbound outbound(String event) {
		return new Outbound("out", new Record<>(new byte[0], event.getBytes(StandardCharsets.UTF_8), 0));
	}

}
