package io.keepsake.durable;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of loop records. They are read by other instances, and by the next version of
 * this one: fields may be added, none renamed.
 */
final class LoopCodec<A> {

	private final JsonCodec<Wire<A>> codec;

	LoopCodec(Class<A> answers) {
		this.codec = JsonCodec.of(Wire.class, answers);
	}

	byte[] write(LoopRecord<A> record) {
		return this.codec.write(switch (record) {
			case LoopRecord.Go<A> go -> new Wire<A>(go.incarnation(), go.numbers(), null);
			case LoopRecord.Answers<A> answers ->
				new Wire<>(null, null, answers.replies().stream().map(LoopCodec::item).toList());
		});
	}

	LoopRecord<A> read(byte[] bytes) {
		Wire<A> wire = this.codec.read(bytes);
		if (wire.incarnation != null) {
			return new LoopRecord.Go<>(wire.incarnation, (wire.go != null) ? wire.go : List.of());
		}
		List<Item<A>> items = (wire.answers != null) ? wire.answers : List.of();
		return new LoopRecord.Answers<>(items.stream().map(LoopCodec::reply).toList());
	}

	private static <A> Item<A> item(LoopRecord.Ticketed<A> ticketed) {
		Ticket ticket = ticketed.ticket();
		return switch (ticketed.reply()) {
			case Reply.Answered<A>(A answer) ->
				new Item<>(ticket.incarnation(), ticket.number(), Kind.ANSWERED, answer);
			case Reply.NotSent<A> _ -> new Item<>(ticket.incarnation(), ticket.number(), Kind.NOT_SENT, null);
			case Reply.Lost<A> _ -> new Item<>(ticket.incarnation(), ticket.number(), Kind.LOST, null);
		};
	}

	private static <A> LoopRecord.Ticketed<A> reply(Item<A> item) {
		Reply<A> reply = switch (item.kind) {
			case ANSWERED -> new Reply.Answered<>(Objects.requireNonNull(item.answer));
			case NOT_SENT -> new Reply.NotSent<>();
			case LOST -> new Reply.Lost<>();
		};
		return new LoopRecord.Ticketed<>(new Ticket(item.incarnation, item.number), reply);
	}

	/**
	 * Either a Go, which has an incarnation, or answers.
	 */
	private record Wire<A>(@Nullable Long incarnation, @Nullable List<Long> go, @Nullable List<Item<A>> answers) {
	}

	private record Item<A>(@JsonProperty("i") long incarnation, @JsonProperty("n") long number,
			@JsonProperty("reply") Kind kind, @Nullable A answer) {
	}

	private enum Kind {

		@JsonProperty("answered")
		ANSWERED, @JsonProperty("not-sent")
		NOT_SENT, @JsonProperty("lost")
		LOST

	}

}
