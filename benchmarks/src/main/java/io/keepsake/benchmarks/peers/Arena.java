package io.keepsake.benchmarks.peers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.keepsake.benchmarks.Broker;
import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker and an API, which all contenders meet one after the other.
 */
final class Arena implements AutoCloseable {

	static final int PARTITIONS = 12;

	private final Broker broker = Broker.start();

	private final ApiStandIn api = ApiStandIn.start();

	private final Admin admin = Admin.create(Map.of("bootstrap.servers", servers()));

	/**
	 * Not idempotent: where the first records for a new topic are refused and the next
	 * are taken, the first would be out of order until they expire (KAFKA-15591).
	 */
	private final Producer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers(),
			"enable.idempotence", false, "linger.ms", 1, "batch.size", 65_536, "buffer.memory", 67_108_864L),
			new ByteArraySerializer(), new ByteArraySerializer());

	private final AtomicReference<Exception> failure = new AtomicReference<>();

	private final int accounts;

	private int contests;

	Arena(int accounts) {
		this.accounts = accounts;
	}

	String servers() {
		return this.broker.kafka().bootstrapServers();
	}

	Broker broker() {
		return this.broker;
	}

	ApiStandIn api() {
		return this.api;
	}

	List<String> accounts() {
		return IntStream.range(0, this.accounts).mapToObj(this::account).toList();
	}

	String account(int number) {
		return "account-%02d".formatted(number % this.accounts);
	}

	/**
	 * Topics and consumer groups that nobody has used before.
	 */
	String newPrefix(Contender contender) {
		return contender.title() + "-" + this.contests++ + ".";
	}

	void create(Collection<String> topics) {
		done(this.admin.createTopics(topics.stream().map((name) -> new NewTopic(name, PARTITIONS, (short) 1)).toList())
			.all());
	}

	/**
	 * Has a contender that uses transactions serve requests that nobody counts, and so
	 * the broker compile what it runs.
	 */
	void warmUp(int requests, int inFlight) {
		try (Contest contest = new Contest(this, Contender.KEEPSAKE, Latency.of(Duration.ofMillis(50)), requests, 1,
				inFlight, List.of())) {
			contest.warmUp(requests);
		}
	}

	/**
	 * A share group begins at the end of a topic unless it is told otherwise, which a
	 * consumer cannot do.
	 */
	void fromTheBeginning(String shareGroup) {
		done(this.admin
			.incrementalAlterConfigs(
					Map.of(new ConfigResource(ConfigResource.Type.GROUP, shareGroup),
							List.of(new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"),
									AlterConfigOp.OpType.SET))))
			.all());
	}

	void deleteAll(String prefix) {
		try {
			done(this.admin
				.deleteTopics(this.admin.listTopics()
					.names()
					.get(30, TimeUnit.SECONDS)
					.stream()
					.filter((name) -> name.startsWith(prefix))
					.toList())
				.all());
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
		catch (ExecutionException | java.util.concurrent.TimeoutException ex) {
			throw new NotMeasured("The topics of " + prefix + " could not be listed: " + ex);
		}
	}

	/**
	 * Publishes a request, evenly over the partitions and the accounts, and returns
	 * before the broker has it.
	 */
	void publish(String topic, int number) {
		byte[] request = "{\"imageId\":%d,\"requestId\":\"r-%d\",\"account\":\"%s\"}"
			.formatted(Ledger.image(number), number, account(number))
			.getBytes(StandardCharsets.UTF_8);
		var _ = this.producer.send(new ProducerRecord<>(topic, number % PARTITIONS, null, request),
				(metadata, failed) -> {
					if (failed != null) {
						this.failure.set(failed);
					}
				});
	}

	/**
	 * Returns when the broker has all of them.
	 */
	void publish(String topic, int from, int to) {
		for (int number = from; number < to; number++) {
			publish(topic, number);
		}
		this.producer.flush();
		check();
	}

	/**
	 * @throws NotMeasured if a request could not be published
	 */
	void check() {
		Exception failed = this.failure.get();
		if (failed != null) {
			throw new NotMeasured("A request could not be published: " + failed);
		}
	}

	private static void done(KafkaFuture<?> future) {
		try {
			future.get(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
		catch (ExecutionException | java.util.concurrent.TimeoutException ex) {
			throw new NotMeasured("The broker refused: " + ex);
		}
	}

	/**
	 * What the broker, the API and who watches have used of the processors: this process.
	 */
	static Duration cpu() {
		return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		this.producer.close();
		this.admin.close();
		this.api.close();
		this.broker.close();
	}

}
