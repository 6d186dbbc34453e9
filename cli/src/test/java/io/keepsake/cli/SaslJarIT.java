package io.keepsake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.keepsake.cli.Jar.Ended;
import io.keepsake.contract.Topics;
import io.keepsake.embedded.EmbeddedKafka;
import io.keepsake.embedded.Options;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A broker that wants to know who comes.
 */
@Tag("jar")
@Timeout(300)
class SaslJarIT {

	private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

	@TempDir
	private static Path directory;

	private static EmbeddedKafka broker;

	@BeforeAll
	static void start() throws Exception {
		broker = EmbeddedKafka.start(Options.ephemeral(directory.resolve("broker"))
			.withOverrides(Map.of("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
					"inter.broker.listener.name", "PLAINTEXT", "sasl.enabled.mechanisms", "PLAIN",
					"sasl.mechanism.inter.broker.protocol", "PLAIN", "listener.name.plaintext.plain.sasl.jaas.config",
					MODULE + "username=\"broker\" password=\"b\" user_broker=\"b\" user_alice=\"s3cret\";")));
		createTopics();
	}

	private static void createTopics() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers(), "security.protocol",
				"SASL_PLAINTEXT", "sasl.mechanism", "PLAIN", "sasl.jaas.config",
				MODULE + "username=\"alice\" password=\"s3cret\";"))) {
			admin.createTopics(List.of(new NewTopic(new Topics().failed(), 1, (short) 1))).all().get();
		}
	}

	@AfterAll
	static void stop() {
		broker.close();
	}

	@Test
	void whoHasTheFileIsLetIn() throws IOException {
		Ended ended = Jar.on(broker.bootstrapServers(), "")
			.run("replay", "list", "-o", "json", "--command-config", properties("s3cret").toString());

		assertThat(ended.exitCode()).as(ended.err()).isZero();
		assertThat(ended.out().strip()).isEqualTo("[]");
	}

	@Test
	void whoHasTheVariablesIsLetIn() {
		Ended ended = Jar.on(broker.bootstrapServers(), "")
			.with("KEEPSAKE_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
			.with("KEEPSAKE_KAFKA_SASL_MECHANISM", "PLAIN")
			.with("KEEPSAKE_KAFKA_SASL_JAAS_CONFIG", MODULE + "username=\"alice\" password=\"s3cret\";")
			.run("failed", "-o", "json");

		assertThat(ended.exitCode()).as(ended.err()).isZero();
	}

	@Test
	void whoHasNotIsToldInOneLineWithoutTheSecret() throws IOException {
		Ended ended = Jar.on(broker.bootstrapServers(), "")
			.run("failed", "--command-config", properties("wr0ng").toString());

		assertThat(ended.exitCode()).isEqualTo(3);
		assertThat(ended.err()).startsWith("keepsake: the broker refuses who we are").hasLineCount(1);
		assertThat(ended.err()).doesNotContain("wr0ng");
	}

	private static Path properties(String password) throws IOException {
		return Files.writeString(directory.resolve("client-" + password + ".properties"), """
				security.protocol=SASL_PLAINTEXT
				sasl.mechanism=PLAIN
				sasl.jaas.config=%susername="alice" password="%s";
				""".formatted(MODULE, password));
	}

}
