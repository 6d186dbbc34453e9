package io.keepsake.replay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.keepsake.replay.Replay.Status;
import io.keepsake.testing.ServiceTopics;
import io.keepsake.testing.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * Replays of what the services would have written.
 */
final class Scene implements AutoCloseable {

	final ServiceTopics topics = new ServiceTopics();

	final Connection connection = new Connection(Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
			this.topics.names(), Duration.ofMinutes(1));

	Replays replays(String user) {
		return replays(user, InstantSource.system());
	}

	Replays replays(String user, InstantSource clock) {
		return new Replays(this.connection, clock, new Operator(user, "host", user.hashCode()));
	}

	static PlanRequest everything() {
		return new PlanRequest(Filter.ALL, Limits.DEFAULTS.withRate(1000), false, "a test");
	}

	static CompletableFuture<RunEnd> run(Replays replays, Plan plan) {
		return run(replays, plan, (limits) -> limits);
	}

	static CompletableFuture<RunEnd> run(Replays replays, Plan plan, UnaryOperator<Limits> limits) {
		return run(replays, plan, new RunOptions("", limits, false, true, RunOptions.PATIENCE, () -> false, (_) -> {
		}));
	}

	static CompletableFuture<RunEnd> run(Replays replays, Plan plan, RunOptions options) {
		return CompletableFuture.supplyAsync(() -> replays.run(plan.id(), options), Thread::startVirtualThread);
	}

	static Replay find(Replays replays, Plan plan) {
		return replays.find(plan.id()).orElseThrow();
	}

	static Status status(Replays replays, Plan plan) {
		return replays.status(find(replays, plan));
	}

	/**
	 * Deletes what has failed, as retention does.
	 */
	void expireFailures() throws Exception {
		expire(this.topics.names().failed());
	}

	/**
	 * Deletes what has completed, as retention does.
	 */
	void expireCompleted() throws Exception {
		expire(this.topics.names().completed());
	}

	private static void expire(String topic) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin.deleteRecords(IntStream.range(0, ServiceTopics.PARTITIONS)
				.boxed()
				.collect(Collectors.toMap((partition) -> new TopicPartition(topic, partition),
						(partition) -> RecordsToDelete.beforeOffset(-1))))
				.all()
				.get();
		}
	}

	@Override
	public void close() {
		this.topics.close();
	}

}
