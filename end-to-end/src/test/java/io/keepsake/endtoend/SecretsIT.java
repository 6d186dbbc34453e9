package io.keepsake.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.keepsake.simulator.ScriptedFault;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No token is in anything that leaves a service but its calls: not in a log line, however
 * much is logged, nor in a metric, an event, a row of the state, an answer of the
 * actuator or an error; not even when the API itself repeats it.
 */
@Timeout(120)
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

	@TempDir
	Path directory;

	@Test
	void noTokenLeavesAService(CapturedOutput output) {
		List<String> seen = new ArrayList<>();
		try (Pair pair = Pair.start(this.directory, "logging.level.io.keepsake=TRACE", "logging.level.reactor=DEBUG",
				"logging.level.io.netty=DEBUG", "logging.level.org.springframework.web=TRACE",
				"management.endpoints.web.exposure.include=*", "keepsake.digitalocean.probe-interval=100ms")) {
			goThroughEverything(pair);
			try (Tail tail = new Tail(TestKafka.bootstrapServers(),
					Topics.names(TestKafka.bootstrapServers(), pair.topics().prefix()))) {
				seen.addAll(records(pair, tail));
			}
			Stream.of(pair.conversionService(), pair.statusPoller())
				.flatMap((service) -> actuator(service).stream())
				.forEach(seen::add);
		}

		assertThat(seen).hasSizeGreaterThan(50).noneMatch((text) -> text.contains(SECRET));
		assertThat(output.getAll().lines().filter(SecretsIT::isOfAService)).hasSizeGreaterThan(200)
			.noneMatch((line) -> line.contains(SECRET));
	}

	/**
	 * What is accepted, refused, broken, lost, blocked and unreadable.
	 */
	private static void goThroughEverything(Pair pair) {
		List<Request> requests = new ArrayList<>();
		requests.add(pair.publish(Images.fresh(), "acme"));
		requests.add(pair.publish(0));
		requests.add(pair.publish(Images.fresh(), "nobody"));
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

	/** Of all topics, once the last one that was awaited is among them. */
	private static List<String> records(Pair pair, Tail tail) {
		int wanted = pair.tail().records().size();
		Await.until("everything is read", () -> tail.records().size() > wanted);
		return tail.records().stream().map(Received::toString).toList();
	}

	private static List<String> actuator(Instance service) {
		return service.actuator("")
			.path("_links")
			.propertyStream()
			.map(Map.Entry::getKey)
			.filter((name) -> !name.equals(HEAP_DUMP) && !name.contains("-"))
			.map((name) -> get(service.baseUrl() + "/actuator/" + (name.equals("self") ? "" : name)))
			.toList();
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

	/** The simulator, in this JVM too, may say what it likes. */
	private static boolean isOfAService(String line) {
		return !line.contains("simulator");
	}

}
