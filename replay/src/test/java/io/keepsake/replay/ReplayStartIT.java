package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.keepsake.testing.ServiceTopics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a run does before it sends anything.
 */
@Timeout(300)
class ReplayStartIT {

	private final Scene scene = new Scene();

	private final ServiceTopics topics = this.scene.topics;

	@AfterEach
	void close() {
		this.scene.close();
	}

	@Test
	void limitsThatCannotBeAreRefusedBeforeItIsBegun() {
		this.topics.failures(1);
		Replays replays = this.scene.replays("alice");
		Plan plan = replays.plan(Scene.everything());

		assertThatIllegalArgumentException().isThrownBy(() -> replays.run(plan.id(), new RunOptions("",
				(limits) -> limits.withRate(0), false, true, RunOptions.PATIENCE, () -> false, (_) -> {
				})));

		assertThat(Scene.find(replays, plan).progress()).isNull();
	}

	@Test
	void itsEndCanBeReadWhenItHasEnded() throws Exception {
		this.topics.failures(1);
		Replays replays = this.scene.replays("alice");
		Plan plan = replays.plan(Scene.everything());
		AtomicBoolean readable = new AtomicBoolean();
		try (var other = this.scene.connection.transactional("other")) {
			other.initTransactions();
			other.beginTransaction(); // which holds up whoever reads what follows
			other.send(new ProducerRecord<>(this.topics.names().replays(), new byte[] { 1 }, new byte[] { 1 })).get();

			var end = Scene.run(replays, plan,
					new RunOptions("", (limits) -> limits, false, true, RunOptions.PATIENCE, () -> true, (_) -> {
					}))
				.thenApply((_) -> readable.get());
			Thread.sleep(Duration.ofSeconds(4)); // a run that does not wait is over by
													// then
			readable.set(true);
			other.commitTransaction();

			assertThat(end.get()).isTrue();
		}
		assertThat(Scene.find(replays, plan).progress()).isNotNull();
	}

	@Test
	void whileItReadsWhatHappenedSinceThePlanItGivesSignsOfLife() throws Exception {
		this.topics.failures(1);
		AtomicInteger seconds = new AtomicInteger();
		InstantSource hurrying = () -> Instant.now().plusSeconds(seconds.addAndGet(6));
		Replays replays = this.scene.replays("alice", hurrying);
		Plan plan = replays.plan(Scene.everything());
		this.topics.requested(2, "another");
		AtomicBoolean interrupted = new AtomicBoolean();

		Scene
			.run(replays, plan,
					new RunOptions("", (limits) -> limits, false, true, RunOptions.PATIENCE, interrupted::get,
							(_) -> interrupted.set(true)))
			.get();

		// that it began, that it was alive, and that it left
		assertThat(this.topics.records(this.topics.names().replays()))
			.filteredOn((record) -> record.text().contains("\"phase\""))
			.hasSizeGreaterThanOrEqualTo(3);
	}

	@Test
	void whileItReadsThatItCanBeInterrupted() throws Exception {
		this.topics.failures(1);
		Replays replays = this.scene.replays("alice");
		Plan plan = replays.plan(Scene.everything());
		this.topics.requested(2, "another");
		AtomicBoolean watched = new AtomicBoolean();

		RunEnd end = Scene
			.run(replays, plan,
					new RunOptions("", (limits) -> limits, false, true, RunOptions.PATIENCE, () -> true,
							(_) -> watched.set(true)))
			.get();

		assertThat(end).isEqualTo(new RunEnd.Interrupted(Outcomes.NONE));
		assertThat(watched).isFalse();
	}

}
