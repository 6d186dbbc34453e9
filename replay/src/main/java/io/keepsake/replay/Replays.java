package io.keepsake.replay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.keepsake.replay.Control.Action;
import io.keepsake.replay.Planner.Drawn;
import io.keepsake.replay.Replay.Status;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The replays of a cluster: what the command line does, and what a page will do.
 * <p>
 * All of it is in the topic {@code convert-backup.replays}, so it does not matter from
 * where each call comes. A failure to reach Kafka is a {@link KafkaException}.
 */
public final class Replays {

	private final Connection connection;

	private final InstantSource clock;

	private final Operator operator;

	private final Consumer<String> notes;

	/**
	 * With notes in the log.
	 */
	public Replays(Connection connection, InstantSource clock, Operator operator) {
		this(connection, clock, operator,
				(note) -> System.getLogger(Replays.class.getName()).log(System.Logger.Level.WARNING, note));
	}

	/**
	 * @param notes is told what somebody should know of the topic of replays; the same
	 * more than once
	 */
	public Replays(Connection connection, InstantSource clock, Operator operator, Consumer<String> notes) {
		this.connection = connection;
		this.clock = clock;
		this.operator = operator;
		this.notes = notes;
	}

	/**
	 * What a plan would hold; nothing is written.
	 */
	public Plan preview(PlanRequest request) {
		return new Planner(this.connection).draw(request, this.operator, this.clock.instant()).plan();
	}

	/**
	 * Makes a plan, and keeps it unless there is nothing to do.
	 */
	public Plan plan(PlanRequest request) {
		Drawn drawn = new Planner(this.connection).draw(request, this.operator, this.clock.instant());
		if (drawn.plan().planned() > 0) {
			new JournalTopic(this.connection).ensure();
			keep(drawn);
		}
		return drawn.plan();
	}

	private void keep(Drawn drawn) {
		Journal journal = new Journal(this.connection.topics().replays(), "");
		long last = atOnce(drawn.plan().id(), journal.records(drawn.plan(), drawn.entries()));
		try (JournalReader reader = reader()) {
			// or a run that follows at once would not find its plan
			reader.readPast(last);
		}
	}

	private long atOnce(String id, List<ProducerRecord<byte[], byte[]>> records) {
		try (Transactional producer = new Transactional(this.connection,
				this.connection.topics().replays() + "-" + id)) {
			producer.begin();
			return producer.commit(records);
		}
	}

	/**
	 * Publishes requests that were mended by hand, all of them or none.
	 * @return the id that their outcomes carry
	 */
	public String resubmit(List<Resubmission> requests, String why) {
		new JournalTopic(this.connection).ensure();
		Instant now = this.clock.instant();
		String id = Planner.newId("s", now);
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(requests.stream()
			.map((request) -> Republished.record(this.connection.topics().requests(), id, request))
			.toList());
		records.addAll(new Journal(this.connection.topics().replays(), "")
			.records(new Resubmitted(id, this.operator, now, why, requests)));
		var _ = atOnce(id, records);
		return id;
	}

	/**
	 * Runs a plan, or goes on with it, until it has ended one way or another.
	 */
	public RunEnd run(String id, RunOptions options) {
		try (Run run = new Run(this.connection, this.clock, id, options, this.operator, this.notes)) {
			return run.run();
		}
	}

	/**
	 * @return why not, if it cannot be
	 */
	public Optional<String> pause(String id, String why) {
		return control(id, Action.PAUSE, why);
	}

	/**
	 * Allows that it is run again.
	 * @return why not, if it cannot be
	 */
	public Optional<String> resume(String id, String why) {
		return control(id, Action.RESUME, why);
	}

	/**
	 * For good; what has been published stays published.
	 * @return why not, if it cannot be
	 */
	public Optional<String> cancel(String id, String why) {
		return control(id, Action.CANCEL, why);
	}

	private Optional<String> control(String id, Action action, String why) {
		Instant now = this.clock.instant();
		Optional<String> refusal = refusal(id, action, now);
		if (refusal.isEmpty()) {
			Journal journal = new Journal(this.connection.topics().replays(), "");
			try (KafkaProducer<byte[], byte[]> producer = this.connection.producer()) {
				Sending.await(producer.send(journal.record(new Control(id, action, this.operator, now, why))));
			}
		}
		return refusal;
	}

	private Optional<String> refusal(String id, Action action, Instant now) {
		try (JournalReader reader = reader()) {
			return reader.upToDate().refusal(id, (replay) -> Permission.refusal(replay, action, now));
		}
	}

	private JournalReader reader() {
		return new JournalReader(this.connection, "", this.notes);
	}

	/**
	 * All of them, the oldest first.
	 */
	public List<Replay> list() {
		try (JournalReader reader = reader()) {
			return List.copyOf(reader.upToDate().replays());
		}
	}

	public Optional<Replay> find(String id) {
		try (JournalReader reader = reader()) {
			return reader.upToDate().replay(id);
		}
	}

	public Status status(Replay replay) {
		return replay.status(this.clock.instant());
	}

	/**
	 * How its requests have ended so far: as was counted, and by the topics of outcomes
	 * from there.
	 */
	public Outcomes outcomes(Replay replay) {
		Progress progress = replay.progress();
		if (progress == null || progress.sent() == 0) {
			return Outcomes.NONE;
		}
		if (progress.phase() == Progress.Phase.FINISHED && progress.outcomes() != null) {
			return progress.outcomes();
		}
		try (Tail tail = Tail.ofOutcomes(this.connection, replay.plan(), progress.counted())) {
			tail.catchUp(() -> true);
			return tail.changes().outcomes();
		}
	}

}
