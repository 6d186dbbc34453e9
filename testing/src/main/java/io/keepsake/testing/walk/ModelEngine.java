package io.keepsake.testing.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.keepsake.durable.Decision;
import io.keepsake.durable.Joined;
import io.keepsake.durable.Reply;
import io.keepsake.durable.Step;
import io.keepsake.durable.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does for a decision, in memory and in any order that the real one may
 * take: calls leave when due, are served later, are heard later still or never, and a
 * crash takes all that is in the air.
 */
public final class ModelEngine<I, W, C, A, E> {

	private final Decision<I, W, C, A, E> decision;

	private final Predicate<C> changes;

	private final BiFunction<C, Instant, Optional<A>> api;

	private final Witness<C, A, E> witness;

	private final Random random;

	private final Map<WorkKey, Held<W, C>> held = new LinkedHashMap<>();

	private final Map<WorkKey, W> finished = new HashMap<>();

	private final Map<WorkKey, Flight<C, A>> flights = new LinkedHashMap<>();

	private boolean calm;

	public ModelEngine(Decision<I, W, C, A, E> decision, Predicate<C> changes, BiFunction<C, Instant, Optional<A>> api,
			Witness<C, A, E> witness, Random random) {
		this.decision = decision;
		this.changes = changes;
		this.api = api;
		this.witness = witness;
		this.random = random;
	}

	public List<W> held() {
		return this.held.values().stream().map(Held::work).toList();
	}

	/**
	 * No crash from now on.
	 */
	public void calm() {
		this.calm = true;
	}

	public void arrive(I arrival, Instant now) {
		WorkKey key = this.decision.key(arrival);
		Held<W, C> before = this.held.get(key);
		if (before == null) {
			apply(key, this.decision.open(arrival, this.finished.get(key), now), now);
			return;
		}
		Joined<W, E> joined = this.decision.join(before.work, arrival, now);
		this.held.put(key, new Held<>(joined.work(), before.call, before.due));
		joined.events().forEach((event) -> this.witness.published(event, now));
	}

	/**
	 * Does one of the things that may happen now.
	 * @return whether there was one
	 */
	public boolean step(Instant now) {
		if (!this.calm && this.random.nextInt(100) == 0) {
			crash(now);
			return true;
		}
		List<Runnable> moves = new ArrayList<>();
		this.held.entrySet()
			.stream()
			.filter((entry) -> !this.flights.containsKey(entry.getKey()) && !entry.getValue().due.isAfter(now))
			.min(Comparator.comparing((entry) -> this.decision.urgency(entry.getValue().work)))
			.ifPresent((first) -> moves.add(() -> leave(first.getKey(), first.getValue(), now)));
		this.flights.forEach((key, flight) -> moves.add((flight.reply != null) ? () -> land(key, flight.reply, now)
				: () -> this.flights.put(key, serve(flight, now))));
		if (moves.isEmpty()) {
			return false;
		}
		moves.get(this.random.nextInt(moves.size())).run();
		return true;
	}

	/**
	 * When something is due next, if nothing is in the air.
	 */
	public Optional<Instant> nextDue() {
		return this.held.values().stream().map((held) -> held.due).min(Comparator.naturalOrder());
	}

	private void leave(WorkKey key, Held<W, C> held, Instant now) {
		this.witness.leaves(held.call, now);
		this.flights.put(key, new Flight<>(held.call, null, now));
	}

	private Flight<C, A> serve(Flight<C, A> flight, Instant now) {
		Reply<A> reply = this.api.apply(flight.call, now).<Reply<A>>map(Reply.Answered::new).orElseGet(Reply.Lost::new);
		return new Flight<>(flight.call, reply, flight.asked);
	}

	private void land(WorkKey key, Reply<A> reply, Instant now) {
		Flight<C, A> flight = this.flights.remove(key);
		Held<W, C> held = this.held.get(key);
		if (flight != null && held != null) {
			this.witness.came(flight.call, reply, now);
			apply(key, this.decision.answer(held.work, flight.call, reply, flight.asked, now), now);
		}
	}

	/**
	 * A read leaves no trace and is made again. A change has its intent, so its successor
	 * hears that it was lost, or that it never left.
	 */
	private void crash(Instant now) {
		new ArrayList<>(this.flights.entrySet()).forEach((entry) -> {
			Flight<C, A> flight = entry.getValue();
			if (!this.changes.test(flight.call)) {
				this.flights.remove(entry.getKey());
			}
			else if (flight.reply == null && this.random.nextBoolean()) {
				land(entry.getKey(), new Reply.NotSent<>(), now);
			}
			else {
				land(entry.getKey(), new Reply.Lost<>(), now);
			}
		});
	}

	private void apply(WorkKey key, Step<W, C, E> step, Instant now) {
		switch (step) {
			case Step.Next<W, C, E>(W work, C call, Instant due, var _) ->
				this.held.put(key, new Held<>(work, call, due));
			case Step.Done<W, C, E>(var _, W remembered) -> {
				this.held.remove(key);
				if (remembered != null) {
					this.finished.put(key, remembered);
				}
			}
		}
		step.events().forEach((event) -> this.witness.published(event, now));
	}

	private record Held<W, C>(W work, C call, Instant due) {
	}

	private record Flight<C, A>(C call, @Nullable Reply<A> reply, Instant asked) {
	}

}
