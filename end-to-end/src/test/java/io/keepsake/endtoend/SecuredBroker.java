package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import io.keepsake.embedded.EmbeddedKafka;
import io.keepsake.embedded.Options;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker that speaks SASL over TLS alone and lets nobody do what no ACL allows.
 */
final class SecuredBroker implements AutoCloseable {

	private static final String KEYSTORE_PASSWORD = "keystore-password";

	private static final String SUPER_USER = "org.apache.kafka.common.security.plain.PlainLoginModule required "
			+ "username=\"root\" password=\"root-password\"";

	private final EmbeddedKafka broker;

	private final Path certificate;

	private SecuredBroker(EmbeddedKafka broker, Path certificate) {
		this.broker = broker;
		this.certificate = certificate;
	}

	static SecuredBroker start(Path directory) throws IOException, InterruptedException {
		Path keystore = directory.resolve("broker.p12");
		Path certificate = directory.resolve("broker.pem");
		keytool(keystore, "-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost", "-storetype", "PKCS12");
		keytool(keystore, "-exportcert", "-rfc", "-alias", "broker", "-file", certificate.toString());
		return new SecuredBroker(EmbeddedKafka.start(Options.ephemeral(directory.resolve("kafka"))
			.withOverrides(Map.ofEntries(
					Map.entry("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT"),
					Map.entry("inter.broker.listener.name", "PLAINTEXT"),
					Map.entry("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512"),
					Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
					Map.entry("listener.name.plaintext.plain.sasl.jaas.config",
							SUPER_USER + " user_root=\"root-password\";"),
					Map.entry("listener.name.plaintext.scram-sha-512.sasl.jaas.config",
							"org.apache.kafka.common.security.scram.ScramLoginModule required;"),
					Map.entry("ssl.keystore.type", "PKCS12"), Map.entry("ssl.keystore.location", keystore.toString()),
					Map.entry("ssl.keystore.password", KEYSTORE_PASSWORD), Map.entry("ssl.truststore.type", "PEM"),
					Map.entry("ssl.truststore.location", certificate.toString()),
					Map.entry("authorizer.class.name", WatchingAuthorizer.class.getName()),
					Map.entry("allow.everyone.if.no.acl.found", "false"),
					// the controller's listener is the broker's own
					Map.entry("super.users", "User:root;User:ANONYMOUS")))),
				certificate);
	}

	private static void keytool(Path keystore, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("-keystore", keystore.toString(), "-storepass", KEYSTORE_PASSWORD));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException(said);
		}
	}

	String bootstrapServers() {
		return this.broker.bootstrapServers();
	}

	/**
	 * What clients trust.
	 */
	Path certificate() {
		return this.certificate;
	}

	/**
	 * The configuration of a client that may do all.
	 */
	Map<String, Object> superUser() {
		return Map.of("bootstrap.servers", bootstrapServers(), "security.protocol", "SASL_SSL", "sasl.mechanism",
				"PLAIN", "sasl.jaas.config", SUPER_USER + ";", "ssl.truststore.type", "PEM", "ssl.truststore.location",
				this.certificate.toString());
	}

	void addUsers(String password, String... users) throws ExecutionException, InterruptedException {
		ScramCredentialInfo credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
		try (Admin admin = Admin.create(superUser())) {
			admin
				.alterUserScramCredentials(Stream.of(users)
					.map((user) -> (UserScramCredentialAlteration) new UserScramCredentialUpsertion(user, credential,
							password))
					.toList())
				.all()
				.get();
		}
	}

	void allow(Collection<Right> rights) throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(superUser())) {
			admin.createAcls(rights.stream().map(Right::binding).toList()).all().get();
		}
	}

	void create(Collection<NewTopic> topics) throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(superUser())) {
			admin.createTopics(topics).all().get();
		}
	}

	@Override
	public void close() {
		this.broker.close();
	}

}
