package io.keepsake.conformance;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.tools.ToolProvider;

import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.RequestReader;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.TopicReader;
import io.keepsake.testing.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The programs of the README do what it says, as they stand there.
 */
@Timeout(300)
class ReadmeClientsIT {

	private static final String BROKER = TestKafka.bootstrapServers();

	private final String prefix = TestKafka.freshPrefix();

	@TempDir
	private Path directory;

	@BeforeEach
	void createTopics() {
		Topics.create(BROKER, 3, this.prefix + "convert-backup", this.prefix + "convert-backup.completed",
				this.prefix + "convert-backup.failed");
	}

	@Test
	@Needs(Tool.KCAT)
	void kcatProduces() {
		run("produce.sh", "sh").output();

		assertRequested();
	}

	@Test
	@Needs(Tool.KCAT)
	void kcatConsumes() {
		publishOutcomes();

		assertHeard(run("consume.sh", "sh"));
	}

	@Test
	@Needs(Tool.NODE)
	void nodeProduces() {
		runNode("produce.mjs").output();

		assertRequested();
	}

	@Test
	@Needs(Tool.NODE)
	void nodeConsumes() {
		publishOutcomes();

		assertHeard(runNode("consume.mjs"));
	}

	@Test
	@Needs(Tool.PYTHON)
	void pythonProduces() {
		run("produce.py", Tool.PYTHON.path()).output();

		assertRequested();
	}

	@Test
	@Needs(Tool.PYTHON)
	void pythonConsumes() {
		publishOutcomes();

		assertHeard(run("consume.py", Tool.PYTHON.path()));
	}

	@Test
	void javaProduces() {
		runJava("Produce").output();

		assertRequested();
	}

	@Test
	void javaConsumes() {
		publishOutcomes();

		assertHeard(runJava("Consume"));
	}

	@Test
	void springProducesAndConsumes() {
		publishOutcomes();

		try (Program client = runJava("BackupClient")) { // which is ended once it has
															// heard enough
			assertRequested();
			assertHeard(client);
		}
	}

	private Program run(String client, String interpreter) {
		Path file = client(client).writeTo(this.directory);
		return Program.start(this.directory, List.of(interpreter, file.toString()));
	}

	// beside the packages that it imports
	private Program runNode(String client) {
		ReadmeClient program = client(client);
		Path file = new ReadmeClient(this.prefix + client, program.text()).writeTo(NodeModules.DIRECTORY);
		return Program.start(NodeModules.DIRECTORY, List.of(Tool.NODE.path(), file.toAbsolutePath().toString()));
	}

	private Program runJava(String client) {
		Path source = client(client + ".java").writeTo(this.directory);
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		StringWriter messages = new StringWriter();
		var compiler = ToolProvider.getSystemJavaCompiler();
		boolean compiled = compiler
			.getTask(messages, null, null,
					List.of("-proc:none", "-parameters", "-d", this.directory.toString(), "-cp", classPath), null,
					compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
			.call();
		assertThat(compiled).as(messages.toString()).isTrue();
		return Program.start(this.directory,
				Map.of("SPRING_KAFKA_BOOTSTRAP_SERVERS", BROKER, "SPRING_MAIN_WEB_APPLICATION_TYPE", "none"),
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
						this.directory + System.getProperty("path.separator") + classPath, "com.example." + client));
	}

	private ReadmeClient client(String name) {
		return ReadmeClient.of(name, BROKER, this.prefix);
	}

	private void assertRequested() {
		List<Received> records = new TopicReader(BROKER).awaitCount(this.prefix + "convert-backup", 1,
				Duration.ofSeconds(60));

		Received record = records.getFirst();
		assertThat(records).hasSize(1);
		assertThat(Conformance.ofContract().faults("convert-backup", null, record.headers(), record.bytes())).isEmpty();
		assertThat(new RequestReader("default"::equals, List.of()).read(new ConsumerRecord<>("convert-backup", 0, 0, 0,
				TimestampType.CREATE_TIME, -1, -1, null, record.bytes(), new RecordHeaders(), Optional.empty()),
				Instant.EPOCH))
			.isInstanceOfSatisfying(ReadRequest.Accepted.class, (accepted) -> {
				assertThat(accepted.requested().requestId()).isEqualTo("nightly-2026-11-22-0042");
				assertThat(accepted.requested().request().imageId()).isEqualTo(7938291);
			});
	}

	/** One of each, and before them one that was aborted and must not be seen. */
	private void publishOutcomes() {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", BROKER, "transactional.id", this.prefix), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer.initTransactions();
			producer.beginTransaction();
			var _ = producer.send(outcome("completed/action-unknown"));
			producer.flush();
			producer.abortTransaction();
			producer.beginTransaction();
			var _ = producer.send(outcome("completed/converted"));
			var _ = producer.send(outcome("failed/errored"));
			producer.commitTransaction();
		}
	}

	private ProducerRecord<byte[], byte[]> outcome(String golden) {
		GoldenRecord record = new GoldenRecord(
				(ObjectNode) ContractFiles.read(Path.of("examples", golden + ".json")).required("record"));
		// of one partition, so that what was aborted would be seen before the others
		ProducerRecord<byte[], byte[]> outcome = new ProducerRecord<>(this.prefix + record.topic(), 0, null,
				record.value());
		record.headers().forEach((name, value) -> outcome.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
		return outcome;
	}

	private static void assertHeard(Program consumer) {
		try (consumer) {
			String id = "nightly-2026-11-22-0042";
			consumer.await((line) -> line.contains(id) && line.contains("completed"));
			consumer.await((line) -> line.contains(id) && line.contains("failed") && line.contains("errored"));
			assertThat(consumer.lines()).noneMatch((line) -> line.contains("convert-backup-3@1042"));
		}
	}

}
