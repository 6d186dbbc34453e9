package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task of the engine: it owns the work of its partition, and everything in it happens
 * on the stream thread.
 *
 * <pre>
 *          arrival                          Answers
 *             │                                │
 *             ▼                                ▼
 *   decision.open or join              decision.answer
 *             │                                │
 *             └──────────────┬─────────────────┘
 *                  Next      │      Done
 *            held in the store    gone, or remembered
 *                            │
 *                            ▼
 *   admission: has it read anything?
 *   agenda: is it due?  rota: whose turn?  gate: may it?  desk: a slot?
 *                            │
 *       a read leaves at once│a change: its intent is stored and announced (Go);
 *                            │read back, and so committed, it leaves
 *                            ▼
 *                         the desk ──▶ Answers
 * </pre>
 *
 * What is in memory here is made anew from the store whenever a task starts, so an
 * aborted transaction, which ends the task, takes it along.
 */
final class EngineTask<I, W, C, A, E> {

	private static final Logger logger = LoggerFactory.getLogger(EngineTask.class);

	/** How often it is told what the task holds. */
	private static final Duration REPORTS = Duration.ofSeconds(1);

	/**
	 * How long it sleeps at the most while it holds work, in milliseconds. Simulated time
	 * may run faster than the time that it sleeps for.
	 */
	private static final long NAP = 250;

	private final DurableCalls<I, W, C, A, E> engine;

	private final Decision<I, W, C, A, E> decision;

	private final ProcessorContext<Object, Object> context;

	private final InstantSource clock;

	private final WorkStore<W, C> store;

	private final Holdings<W, C, A> holdings;

	private final Departures<W, C, A> departures;

	private final EngineWatch.TaskWatch watch;

	private final Alarm alarm;

	private final Admission admission;

	private long lastDispatch;

	private long lastReport;

	/** Whether anything may have changed since it was last told what the task holds. */
	private boolean stirred = true;

	EngineTask(DurableCalls<I, W, C, A, E> engine, ProcessorContext<Object, Object> context) {
		this.engine = engine;
		this.decision = engine.decision();
		this.context = context;
		this.clock = engine.clock();
		this.store = engine.storeOf(context);
		this.holdings = new Holdings<>(engine, this.store);
		this.departures = new Departures<>(engine, this.holdings, context.taskId().partition());
		this.departures.restore(this.clock.millis());
		long held = this.holdings.count();
		logger.atInfo().addKeyValue("task", context.taskId()).addKeyValue("held", held).log("Task took up its work");
		this.watch = engine.watch().opened(engine.name(), context.taskId().partition());
		this.alarm = new Alarm(context, this::tick);
		this.admission = new Admission(held, this::knock, this.clock.millis());
		sleep(this.clock.millis());
	}

	void take(Object value) {
		Instant now = now();
		this.stirred = true;
		this.admission.recordRead();
		switch (value) {
			case LoopRecord.Go<?> go -> this.departures.go(go);
			case LoopRecord.Answers<?> answers -> answers.replies().forEach((reply) -> answered(cast(reply), now));
			default -> arrived(this.engine.arrivalType().cast(value), now);
		}
		if (now.toEpochMilli() - this.lastDispatch >= this.engine.settings().tick().toMillis()) {
			dispatch(now);
		}
		sleep(now.toEpochMilli());
	}

	private void tick() {
		Instant now = now();
		if (this.admission.isGranted(now.toEpochMilli())) {
			dispatch(now);
		}
		sleep(now.toEpochMilli());
	}

	/**
	 * In milliseconds, as everything is that is stored or told later: what is due a while
	 * from now would otherwise be asked for a fraction before that while is over.
	 */
	private Instant now() {
		return Instant.ofEpochMilli(this.clock.millis());
	}

	private void knock() {
		this.engine.answers()
			.write(this.context.taskId().partition(),
					new LoopRecord.Ticketed<>(this.departures.nobody(), new Reply.NotSent<>()));
	}

	/**
	 * Until something is due or overdue. Those who hold work, or have something to tell,
	 * wake up at the same times, and so for one commit.
	 */
	private void sleep(long now) {
		long wake = this.admission.next(this.departures.next());
		if (this.stirred || this.holdings.count() > 0) {
			wake = Math.min(wake, (now / NAP + 1) * NAP);
		}
		this.alarm.at(wake, now, this.engine.settings().tick().toMillis());
	}

	void close() {
		this.alarm.stop();
		this.departures.close();
		this.watch.closed();
	}

	private void arrived(I arrival, Instant now) {
		WorkKey key = this.decision.key(arrival);
		Row<W, C> held = this.store.find(key.stored());
		if (held == null) {
			W finished = this.store.finished(key.stored(), now);
			long order = this.context.recordMetadata().map(RecordMetadata::offset).orElse(0L);
			apply(key, order, null, this.decision.open(arrival, finished, now), now);
		}
		else {
			Joined<W, E> joined = this.decision.join(held.work(), arrival, now);
			this.departures.update(key.stored(), held, held.withWork(joined.work()));
			publish(joined.events());
		}
	}

	private void answered(LoopRecord.Ticketed<A> ticketed, Instant now) {
		Flight<W, C, A> flight = this.departures.land(ticketed.ticket(), now.toEpochMilli());
		if (flight != null) {
			answered(flight, ticketed.reply(), now);
		}
	}

	private void answered(Flight<W, C, A> flight, Reply<A> reply, Instant now) {
		Lane<W, C, A> lane = flight.lane();
		this.engine.watch().answered(reply);
		if (flight.place() == Flight.Place.INHERITED) {
			lane.gate().inherited(flight.call(), reply, now);
		}
		else {
			lane.gate().answered(flight.call(), reply, now);
		}
		lane.grouping().answered(flight.call(), reply, now);
		Instant asked = Instant.ofEpochMilli(flight.lease().from());
		Set<String> keys = new LinkedHashSet<>(flight.keys());
		if (reply instanceof Reply.Answered<A>(A answer)) {
			for (String id : lane.grouping().spokenOf(flight.call(), answer)) {
				String key = lane.key(id);
				if (!this.departures.isFlying(key)) { // else another call is made for it
					keys.add(key);
				}
			}
		}
		for (String key : keys) {
			Row<W, C> held = this.store.find(key);
			if (held != null) {
				Step<W, C, E> step = this.decision.answer(held.work(), flight.call(), reply, asked, now);
				apply(WorkKey.parse(key), held.arrival(), held, step, now);
			}
		}
	}

	private void apply(WorkKey key, long arrival, @Nullable Row<W, C> held, Step<W, C, E> step, Instant now) {
		switch (step) {
			case Step.Next<W, C, E> next -> this.departures.hold(key.stored(), held,
					new Row<>(next.work(), next.call(), next.due().toEpochMilli(), arrival, null));
			case Step.Done<W, C, E> done -> {
				if (held != null) {
					this.holdings.drop(key, held);
				}
				if (done.remembered() != null) {
					this.store.remember(key.stored(), done.remembered(), now);
				}
			}
		}
		publish(step.events());
	}

	private void dispatch(Instant now) {
		this.lastDispatch = now.toEpochMilli();
		for (Flight<W, C, A> late = this.departures
			.landOverdue(now.toEpochMilli()); late != null; late = this.departures.landOverdue(now.toEpochMilli())) {
			answered(late, late.whenOverdue(), now);
		}
		List<Long> announced = this.departures.dispatch(now);
		if (!announced.isEmpty()) {
			LoopRecord.Go<A> go = new LoopRecord.Go<>(this.departures.incarnation(), announced);
			this.context.forward(new Record<>(this.context.taskId().partition(), this.engine.loopCodec().write(go),
					now.toEpochMilli()), this.engine.loopSink());
		}
		if (now.toEpochMilli() - this.lastReport >= REPORTS.toMillis()) {
			this.lastReport = now.toEpochMilli();
			this.stirred = false;
			this.watch.holds(this.holdings.report(now));
		}
	}

	private void publish(List<E> events) {
		for (E event : events) {
			Outbound out = this.engine.publisher().record(event);
			this.context.forward(out.record(), out.sink());
		}
	}

	@SuppressWarnings("unchecked") // the loop's serde read it as this engine's answers
	private LoopRecord.Ticketed<A> cast(LoopRecord.Ticketed<?> ticketed) {
		return (LoopRecord.Ticketed<A>) ticketed;
	}

}
