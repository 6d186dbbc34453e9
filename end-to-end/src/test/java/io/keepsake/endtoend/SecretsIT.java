package io.keepsake.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.keepsake.simulator.ScriptedFault;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.TopicReader;
import io.keepsake.testing.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * No token is in anything that leaves a service but its calls: not in a log line with all
 * that Keepsake, Spring and the HTTP client say at DEBUG or below, nor in a metric, an
 * event, a row of the state, an answer of the actuator or an error; not even when the API
 * itself repeats it. What the client logs at TRACE is {@code TokenStaysSecretIT}'s;
 * Kafka's clients have nothing to log that is not among the records.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

	/** Of every token here, and of nothing else. */
	private static final String SECRET = "token-of-";

	private static final String ECHO = "{\"id\":\"unprocessable_entity\",\"message\":\"Bearer %s may not.\"}"
		.formatted(Accounts.token("acme"));

	/**
	 * Holds whatever the process holds, and is not exposed unless somebody exposes it.
	 */
	private static final String HEAP_DUMP = "heapdump";

	/** What the endpoints that take a part of the path are asked for. */
	private static final Map<String, String> PARTS = Map.of("toMatch", "keepsake.accounts.acme.token",
			"requiredMetricName", "keepsake.api.calls", "name", "io.keepsake", "cache", "none", "prefix",
			"keepsake.accounts");

	/**
	 * The simulator, in this JVM too, may say what it likes: by its loggers and its
	 * threads.
	 */
	private static final Pattern SIMULATOR = Pattern.compile("\\bsimulator\\.[A-Z]\\w*|\\[ *simulator-");

	@TempDir
	Path directory;

	@Test
	void noTokenLeavesAService(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.directory.resolve("token"), SECRET + "globex\n");
		List<String> seen = new ArrayList<>();
		try (Pair pair = Pair.start(this.directory, "logging.level.io.keepsake=TRACE", "logging.level.reactor=DEBUG",
				"logging.level.io.netty=DEBUG", "logging.level.org.springframework=DEBUG",
				"logging.level.org.springframework.web=TRACE", "management.endpoints.web.exposure.include=*",
				"keepsake.digitalocean.probe-interval=100ms", "keepsake.accounts.mounted.token-file=" + file)) {
			goThroughEverything(pair);
			seen.addAll(records(pair));
			Stream.of(pair.conversionService(), pair.statusPoller())
				.flatMap((service) -> actuator(service).stream())
				.forEach(seen::add);
		}

		assertThat(seen).hasSizeGreaterThan(50).noneMatch((text) -> text.contains(SECRET));
		assertThat(output.getAll().lines().filter((line) -> !SIMULATOR.matcher(line).find())).hasSizeGreaterThan(200)
			.noneMatch((line) -> line.contains(SECRET));
	}

	@Test
	void aStartThatFailsSaysNoToken(CapturedOutput output) {
		Throwable failure = catchThrowable(() -> Pair
			.start(this.directory, "logging.level.root=DEBUG", "keepsake.accounts.acme.token=" + SECRET + "acme\n1",
					"keepsake.engine.tick=-1s", "keepsake.accounts.globex.tokne=" + SECRET + "globex")
			.close());

		assertThat(failure).isNotNull();
		assertThat(Stream.iterate(failure, Objects::nonNull, Throwable::getCause).map(Throwable::toString))
			.noneMatch((text) -> text.contains(SECRET));
		assertThat(output.getAll()).doesNotContain(SECRET);
	}

	/**
	 * What is accepted, refused, broken, lost, blocked and unreadable.
	 */
	private static void goThroughEverything(Pair pair) {
		List<Request> requests = new ArrayList<>();
		requests.add(pair.publish(Images.fresh(), "acme"));
		requests.add(pair.publish(0));
		requests.add(pair.publish(Images.fresh(), "nobody"));
		requests.add(pair.publish(Images.fresh(), "mounted"));
		pair.producer().send(pair.topics().requests(), "no request");
		requests.forEach(pair::outcome);

		pair.behave((behaviour) -> behaviour.withScript(ScriptedFault.answer(422, ECHO).method("POST").times(100)));
		pair.outcome(pair.publish(Images.fresh(), "acme"));
		for (String fault : List.of("502-html", "reset-after", "429")) {
			pair.behave((behaviour) -> behaviour.withScript(ScriptedFault.of(fault)));
			pair.outcome(pair.publish(Images.fresh(), "acme"));
		}

		pair.behave((behaviour) -> behaviour
			.withScript(ScriptedFault.answer(401, ECHO.replace("unprocessable_entity", "unauthorized")).times(100)));
		pair.publish(Images.fresh(), "acme");
		Await.until("the account is blocked",
				() -> pair.conversionService().health().at("/components/accounts/details/blocked").has("acme"));
	}

	/** Of all topics, to their ends: rows of the state, too. */
	private static List<String> records(Pair pair) {
		TopicReader reader = new TopicReader(TestKafka.bootstrapServers());
		return Topics.names(TestKafka.bootstrapServers(), pair.topics().prefix())
			.stream()
			.flatMap((topic) -> reader.records(topic).stream())
			.map(Received::toString)
			.toList();
	}

	private static List<String> actuator(Instance service) {
		return service.actuator("")
			.path("_links")
			.valueStream()
			.map((link) -> link.path("href").asString())
			.filter((href) -> !href.endsWith(HEAP_DUMP))
			.map((href) -> get(filledIn(href)))
			.toList();
	}

	private static String filledIn(String href) {
		String uri = href.replace("{*path}", "accounts");
		for (Map.Entry<String, String> part : PARTS.entrySet()) {
			uri = uri.replace("{" + part.getKey() + "}", part.getValue());
		}
		assertThat(uri).as("an endpoint that nobody knows how to ask").doesNotContain("{");
		return uri;
	}

	private static String get(String uri) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
