package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.poller.StatusPollerApplication;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.ImageType;
import io.keepsake.simulator.SecondConvert;
import io.keepsake.simulator.Simulator;
import io.keepsake.simulator.SimulatorOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both services at a broker with TLS, SASL and an authorizer, configured as
 * docs/operations.md says, each with the rights that it gives and no others.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class SecuredKafkaIT {

	private static final Manual MANUAL = Manual.read();

	private static final List<String> SERVICES = List.of("conversion-service", "status-poller");

	private static final String PASSWORD = "password-of-a-service";

	@TempDir
	static Path directory;

	private static SecuredBroker broker;

	private static Simulator simulator;

	@BeforeAll
	static void start() throws Exception {
		simulator = Simulator.start(SimulatorOptions.defaults().withBehaviour(behaviour()));
		broker = SecuredBroker.start(directory);
		broker.addUsers(PASSWORD, SERVICES.toArray(String[]::new));
		Path secrets = Files.createDirectory(directory.resolve("secrets"));
		Files.copy(broker.certificate(), secrets.resolve("kafka-ca.pem"));
		Files.writeString(secrets.resolve("kafka-password"), PASSWORD);
		Files.writeString(secrets.resolve("keepsake.accounts.default.token"), Accounts.token("default") + "\n");
		Files.writeString(directory.resolve("service.yml"),
				MANUAL.code("spring:")
					.replace("/run/secrets", secrets.toString())
					.replace("kafka-1:9093,kafka-2:9093,kafka-3:9093", broker.bootstrapServers()));
	}

	@AfterAll
	static void stop() {
		broker.close();
		simulator.close();
	}

	@Test
	void topicsAreThereAndEveryRightIsMadeUseOf(CapturedOutput output) throws Exception {
		List<Right> rights = rights("resource", "");
		broker.allow(rights);
		broker.create(MANUAL.table("topics", "settings")
			.stream()
			.flatMap((row) -> topics(row.getFirst(), settings(row)))
			.toList());

		List<Instance> services = start("keepsake.topics.create=false");
		try (Tail tail = tail("")) {
			serve("", tail);
			Await.until("every right is made use of, but these are not: " + unused(rights),
					() -> unused(rights).isEmpty());
			assertThat(services).extracting((service) -> service.actuator("info").toString())
				.noneMatch((info) -> info.contains(PASSWORD) || info.contains("token-of-"));
		}
		finally {
			services.forEach(Instance::close);
		}

		assertThat(output).doesNotContain(PASSWORD).doesNotContain("token-of-");
	}

	@Test
	void topicsAreMadeByTheServices() throws Exception {
		broker.allow(rights("resource", "made."));
		broker.allow(rights("to make topics", "made."));

		List<Instance> services = start("keepsake.topics.prefix=made.");
		try (Tail tail = tail("made.")) {
			serve("made.", tail);
		}
		finally {
			services.forEach(Instance::close);
		}
	}

	private static List<Right> rights(String table, String prefix) {
		List<Right> rights = new ArrayList<>();
		for (List<String> row : MANUAL.table(table, "operations", SERVICES.getFirst(), SERVICES.getLast())) {
			for (int service = 0; service < SERVICES.size(); service++) {
				rights.addAll(Right.of(SERVICES.get(service), row.get(0), row.get(1), row.get(2 + service), prefix));
			}
		}
		return rights;
	}

	private static List<Right> unused(List<Right> rights) {
		return rights.stream().filter(Predicate.not(Right::wasUsed)).toList();
	}

	private static Map<String, String> settings(List<String> row) {
		return Arrays.stream(row.getLast().split(" "))
			.filter((setting) -> !setting.isEmpty())
			.map((setting) -> setting.split("="))
			.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1]));
	}

	private static Stream<NewTopic> topics(String names, Map<String, String> settings) {
		return Arrays.stream(names.split(", ")).map((name) -> new NewTopic(name, 2, (short) 1).configs(settings));
	}

	private static List<Instance> start(String setting) {
		return Stream.of(ConversionServiceApplication.prepare(), StatusPollerApplication.prepare())
			.map((service) -> start(service, setting))
			.toList();
	}

	private static Instance start(SpringApplicationBuilder service, String setting) {
		return Instance.start(service,
				Stream
					.of("spring.config.additional-location=file:" + directory.resolve("service.yml"), "server.port=0",
							"logging.level.root=WARN", "keepsake.topics.partitions=2",
							"keepsake.digitalocean.base-url=" + simulator.baseUrl(), "keepsake.polling.first=200ms",
							"keepsake.polling.image-lag=100ms", "keepsake.conversion.rejection-wait=100ms",
							"keepsake.engine.state-directory=" + directory.resolve("state"),
							"spring.kafka.streams.properties.[repartition.purge.interval.ms]=200", setting)
					.map((argument) -> "--" + argument)
					.toArray(String[]::new));
	}

	private static Tail tail(String prefix) {
		return new Tail(broker.superUser(),
				Stream.of("actions", "completed", "failed", "dead-letter")
					.map((name) -> prefix + "convert-backup." + name)
					.toList());
	}

	/**
	 * Has both services write to each of their topics.
	 */
	private static void serve(String prefix, Tail tail) throws IOException {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(broker.superUser(), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			long snapshot = Images.fresh();
			simulator.putImage(snapshot, ImageType.SNAPSHOT, Accounts.token("default"));
			send(producer, prefix + "convert-backup", "{\"imageId\":%d}".formatted(Images.fresh()));
			await(tail, prefix + "convert-backup.completed", "\"alreadySnapshot\":false");
			send(producer, prefix + "convert-backup", "{\"imageId\":%d}".formatted(snapshot));
			await(tail, prefix + "convert-backup.completed", "\"alreadySnapshot\":true");
			send(producer, prefix + "convert-backup", "{\"imageId\":-1}");
			await(tail, prefix + "convert-backup.failed", "\"reason\":\"invalid-request\"");
			send(producer, prefix + "convert-backup", "no request");
			await(tail, prefix + "convert-backup.dead-letter", "no request");
			send(producer, prefix + "convert-backup.actions", "no action");
			await(tail, prefix + "convert-backup.dead-letter", "no action");
			simulator.behave((behaviour) -> behaviour.withErroredRate(1));
			send(producer, prefix + "convert-backup", "{\"imageId\":%d}".formatted(Images.fresh()));
			await(tail, prefix + "convert-backup.failed", "\"reason\":\"errored\"");
			simulator.behave(behaviour());
		}
	}

	/** One that refuses to convert a snapshot. */
	private static Behaviour behaviour() {
		return Api.goodBehaviour().withSecondConvert(SecondConvert.REFUSE);
	}

	private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String value) {
		var _ = producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)));
	}

	private static void await(Tail tail, String topic, String text) {
		tail.await(text + " on " + topic, (record) -> record.topic().equals(topic) && record.text().contains(text));
	}

}
