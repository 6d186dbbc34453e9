package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Decides which calls of a task leave now, and knows those whose answers are awaited.
 * Each time a task starts is an incarnation of its own: only the one that announced a
 * call may start it.
 */
final class Departures<W, C, A> {

	/** How many calls a lane makes before the next lane has its turn. */
	private static final int QUANTUM = 16;

	private final long incarnation = ThreadLocalRandom.current().nextLong();

	private final DurableCalls<?, W, C, A, ?> engine;

	private final Holdings<W, C, A> holdings;

	private final CallDesk<C, A> desk;

	private final InstantSource clock;

	private final int partition;

	private final Rota<W, C, A> rota = new Rota<>();

	private final Flights<W, C, A> flights = new Flights<>();

	private long tickets;

	Departures(DurableCalls<?, W, C, A, ?> engine, Holdings<W, C, A> holdings, int partition) {
		this.engine = engine;
		this.holdings = holdings;
		this.desk = engine.desk();
		this.clock = engine.clock();
		this.partition = partition;
	}

	long incarnation() {
		return this.incarnation;
	}

	/**
	 * A ticket of this incarnation that is no attempt's.
	 */
	Ticket nobody() {
		return new Ticket(this.incarnation, 0);
	}

	/**
	 * Takes up what is held.
	 */
	void restore(long now) {
		this.holdings.restore((lane, key, row) -> {
			Row.Intent intent = row.intent();
			if (intent == null) {
				enter(lane, key, row);
			}
			else {
				fly(new Flight<>(intent.ticket(), List.of(key), lane, row.call(), Map.of(), intent.deadline(),
						new Lease(now, System.nanoTime(), Duration.ZERO), Flight.Place.INHERITED));
			}
		});
	}

	/**
	 * Holds work whose call leaves when it is due.
	 * @param before what was held until now, if anything was
	 */
	void hold(String key, @Nullable Row<W, C> before, Row<W, C> row) {
		enter(this.holdings.hold(key, before, row), key, row);
	}

	/**
	 * Replaces the work of a row, whose call may be under way.
	 */
	void update(String key, Row<W, C> before, Row<W, C> after) {
		Lane<W, C, A> lane = this.holdings.hold(key, before, after);
		if (!this.flights.isFlying(key) && this.holdings.urgency(before) != this.holdings.urgency(after)) {
			enter(lane, key, after);
		}
	}

	/**
	 * When something is due or overdue next; {@link Lane#NEVER} if nothing ever is.
	 */
	long next() {
		return Math.min(this.rota.soonest(), this.flights.nextDeadline());
	}

	private void enter(Lane<W, C, A> lane, String key, Row<W, C> row) {
		lane.agenda().add(this.holdings.entry(key, row));
		this.rota.bringForward(lane, row.due());
	}

	/**
	 * Starts the announced calls, which are now known to be committed.
	 */
	void go(LoopRecord.Go<?> go) {
		if (go.incarnation() != this.incarnation) {
			return; // whoever announced them is gone: they are looked after when they are
					// overdue
		}
		for (long number : go.numbers()) {
			Flight<W, C, A> flight = this.flights.find(new Ticket(this.incarnation, number));
			if (flight != null && flight.place() == Flight.Place.ANNOUNCED) {
				depart(flight);
			}
		}
	}

	private void depart(Flight<W, C, A> flight) {
		flight.depart();
		this.desk.start(new Departure<>(this.partition, flight.ticket(), flight.lane().name(), flight.call(),
				flight.headers(), flight.lease()));
	}

	/**
	 * Takes the flight off, or says with null that its answer is stale.
	 */
	@Nullable Flight<W, C, A> land(Ticket ticket, long now) {
		return landed(this.flights.land(ticket), now);
	}

	@Nullable Flight<W, C, A> landOverdue(long now) {
		return landed(this.flights.landOverdue(now), now);
	}

	private @Nullable Flight<W, C, A> landed(@Nullable Flight<W, C, A> flight, long now) {
		if (flight != null) {
			flight.lane().calls(-flight.keys().size());
			if (flight.place() == Flight.Place.ANNOUNCED) {
				this.desk.release();
			}
			this.rota.bringForward(flight.lane(), Math.max(flight.lane().agenda().nextDue(), now));
		}
		return flight;
	}

	/**
	 * Lets leave what may leave: reads at once, changes are stored as intents.
	 * @return the intents, to be announced
	 */
	List<Long> dispatch(Instant now) {
		List<Long> announced = new ArrayList<>();
		for (Lane<W, C, A> lane = this.rota.next(now.toEpochMilli()); lane != null; lane = this.rota
			.next(now.toEpochMilli())) {
			if (!serve(lane, now, announced)) {
				break;
			}
		}
		return announced;
	}

	/**
	 * Gives a lane its turn.
	 * @return whether there may be a slot left for another
	 */
	private boolean serve(Lane<W, C, A> lane, Instant now, List<Long> announced) {
		Agenda agenda = lane.agenda();
		for (int left = QUANTUM; left > 0;) {
			Agenda.Entry first = agenda.first(now.toEpochMilli());
			if (first == null) {
				this.rota.schedule(lane, agenda.nextDue());
				return true;
			}
			Row<W, C> row = this.flights.isFlying(first.key()) ? null : this.holdings.current(first);
			if (row == null) {
				agenda.removeFirst();
				continue;
			}
			Grouping.Group<C> group = this.engine.changes(row.call())
					? new Grouping.Group.Together<>(row.call(), List.of(Lane.id(first.key())))
					: lane.grouping().group(Lane.id(first.key()), row.call(), now);
			switch (group) {
				case Grouping.Group.Later<C>(Instant due) -> {
					agenda.removeFirst();
					agenda.add(first.dueAt(Math.max(Holdings.millis(due), now.toEpochMilli() + 1)));
				}
				case Grouping.Group.Together<C> together -> {
					Instant opens = lane.gate().opens(together.call(), now);
					if (opens.isAfter(now)) {
						this.rota.schedule(lane, Math.max(Holdings.millis(opens), now.toEpochMilli() + 1));
						return true;
					}
					if (!this.desk.claim()) {
						this.rota.schedule(lane, now.toEpochMilli());
						return false;
					}
					agenda.removeFirst();
					leave(lane, together, row, now, announced);
					left--;
				}
			}
		}
		this.rota.schedule(lane, now.toEpochMilli());
		return true;
	}

	private void leave(Lane<W, C, A> lane, Grouping.Group.Together<C> together, Row<W, C> first, Instant now,
			List<Long> announced) {
		Ticket ticket = new Ticket(this.incarnation, ++this.tickets);
		long waitUntil = now.plus(this.engine.settings().patience()).toEpochMilli();
		C call = together.call();
		List<String> keys = together.ids()
			.stream()
			.map(lane::key)
			.filter((key) -> !this.flights.isFlying(key))
			.toList();
		Flight<W, C, A> flight = new Flight<>(ticket, keys, lane, call, this.engine.decision().headers(first.work()),
				waitUntil, Lease.from(this.clock, this.engine.settings().lease()), Flight.Place.ANNOUNCED);
		fly(flight);
		lane.gate().leaves(call, now);
		lane.grouping().leaves(call, together.ids(), now);
		if (this.engine.changes(call)) {
			long over = now.plus(this.engine.settings().longestFlight()).toEpochMilli();
			this.holdings.announce(keys.getFirst(), first, new Row.Intent(ticket, over));
			announced.add(ticket.number());
		}
		else {
			depart(flight);
		}
	}

	private void fly(Flight<W, C, A> flight) {
		this.flights.add(flight);
		flight.lane().calls(flight.keys().size());
	}

	boolean isFlying(String key) {
		return this.flights.isFlying(key);
	}

	/**
	 * Ends the incarnation. What it announced and did not start is certain never to
	 * leave, so its successor need not wait to find out.
	 */
	void close() {
		for (Flight<W, C, A> flight : this.flights.all()) {
			if (flight.place() == Flight.Place.ANNOUNCED) {
				this.desk.release();
				this.engine.answers()
					.write(this.partition, new LoopRecord.Ticketed<>(flight.ticket(), new Reply.NotSent<>()));
			}
		}
		this.holdings.lanes().forEach((lane) -> lane.gate().close());
	}

}
