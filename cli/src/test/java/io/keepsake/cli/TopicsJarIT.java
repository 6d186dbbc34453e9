package io.keepsake.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import io.keepsake.cli.Jar.Ended;
import io.keepsake.cli.Jar.Running;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.testing.Received;
import io.keepsake.testing.ServiceTopics;
import io.keepsake.testing.TestKafka;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that read and write the topics.
 */
@Tag("jar")
@Timeout(300)
class TopicsJarIT {

	@TempDir
	private Path directory;

	private final ServiceTopics topics = new ServiceTopics();

	private final Jar keepsake = Jar.on(this.topics);

	@AfterEach
	void close() {
		this.topics.close();
	}

	@Test
	void requestsArePublishedAsTheContractHasThem() {
		Ended ended = this.keepsake.runWith("7\n# a remark\n{\"imageId\":8,\"requestId\":\"mine\"}\n", "request", "6",
				"--file", "-", "--account", "acme", "-o", "ndjson");

		assertThat(ended.exitCode()).as(ended.err()).isZero();
		assertThat(ended.err()).isEmpty();
		assertThat(this.topics.requests()).extracting(Received::text)
			.containsExactlyInAnyOrder("{\"imageId\":6,\"account\":\"acme\"}", "{\"imageId\":7,\"account\":\"acme\"}",
					"{\"imageId\":8,\"requestId\":\"mine\",\"account\":\"acme\"}");
		assertThat(ended.lines()).extracting((line) -> line.path("imageId").asLong()).containsExactly(6L, 7L, 8L);
	}

	@Test
	void nothingIsPublishedIfOneLineIsWrong() {
		Ended ended = this.keepsake.runWith("7\nseven\n", "request", "--file", "-");

		assertThat(ended.exitCode()).isEqualTo(2);
		assertThat(ended.err()).isEqualTo("keepsake: line 2: neither the id of an image nor a JSON object\n");
		assertThat(this.topics.requests()).isEmpty();
	}

	@Test
	void outcomesAreAwaited() {
		Running waiting = this.keepsake.start("", "request", "6", "7", "--wait", "-o", "json");
		List<Received> requests = this.topics.awaitRequests(2);
		requests.forEach((request) -> {
			if (ServiceTopics.imageOf(request) == 6) {
				this.topics.complete(request);
			}
			else {
				this.topics.fail(request);
			}
		});

		Ended ended = waiting.end();

		assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
		assertThat(ended.json().valueStream().map((row) -> row.path("outcome").asString()))
			.containsExactlyInAnyOrder("completed", "failed");
		assertThat(ended.err().lines()).allMatch((line) -> line.matches("\\d of 2 ended"));
	}

	@Test
	void failuresAreListedAndCounted() {
		this.topics.failed(1);
		this.topics.failed(2, "request-2", FailureReason.NOT_FOUND,
				Map.of(ReplayHeaders.ID, "r1", ReplayHeaders.ATTEMPT, "2"));

		Ended all = this.keepsake.run("failed", "-o", "ndjson");
		Ended one = this.keepsake.run("failed", "--reason", "not-found", "-o", "json");
		Ended table = this.keepsake.run("failed", "--retryable");
		Ended count = this.keepsake.run("failed", "--count", "-o", "ndjson");

		assertThat(all.lines()).hasSize(2);
		assertThat(one.json().get(0).path("replayId").asString()).isEqualTo("r1");
		assertThat(one.json().get(0).path("replays").asInt()).isEqualTo(2);
		assertThat(table.out()).startsWith("FAILED ").contains("request-1").doesNotContain("request-2");
		assertThat(count.json().toString()).isEqualTo(
				"{\"failed\":2,\"retryable\":1,\"byReason\":{\"errored\":1,\"not-found\":1},\"byAge\":{\"under 1 hour\":2},"
						+ "\"byAccount\":{\"default\":2}}");
		assertThat(List.of(all, one, table, count)).allMatch((ended) -> ended.exitCode() == 0)
			.allMatch((ended) -> ended.err().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "failed --count", "failed -o ndjson", "find 7", "replay plan --all --why x",
			"dead-letters list -o json", "dead-letters export" })
	void whereThereAreNoTopicsThatIsSaid(String command) {
		Ended ended = Jar.on(TestKafka.bootstrapServers(), "forgotten-").run(command.split(" "));

		assertThat(ended.exitCode()).as(ended.out()).isEqualTo(2);
		assertThat(ended.out()).isEmpty();
		assertThat(ended.err()).startsWith("keepsake: there is no topic forgotten-convert-backup")
			.contains("with the prefix 'forgotten-'")
			.hasLineCount(1);
	}

	@Test
	void aTopicThatIsMisspeltIsNamed() {
		Ended ended = this.keepsake.run("dead-letters", "list", "--topic", "orders-dtl");

		assertThat(ended.exitCode()).isEqualTo(2);
		assertThat(ended.err()).startsWith("keepsake: there is no topic orders-dtl").hasLineCount(1);
	}

	@Test
	void whatPublishersWroteDoesNotMoveTheCursor() {
		this.topics.send(new EventWriter(this.topics.names(), "/test").write(new ConversionFailed("id\u001b[2J", 7,
				"acme\u001b[2J", null, FailureReason.ERRORED, true, "It went\u001b[2J wrong.", null, null, null, 1,
				Instant.now(), Instant.now(), List.of(), new ConvertBackup(7, null, "acme\u001b[2J", null), Map.of())));

		for (String command : List.of("failed", "failed --count", "replay plan --all --why x --dry-run", "find 7")) {
			Ended ended = this.keepsake.run(command.split(" "));

			assertThat(ended.exitCode()).as(ended.err()).isZero();
			assertThat(ended.out()).as(command).contains("[2J").doesNotContain("\u001b");
		}
	}

	@Test
	void theWholeHistoryIsFoundByImageAndByRequest() {
		this.topics.requested(7, "nightly");
		Received request = this.topics.awaitRequests(1).getFirst();
		this.topics.fail(request);
		this.topics.requested(8, "other");

		JsonNode byImage = this.keepsake.run("find", "7", "-o", "json").json();
		JsonNode byRequest = this.keepsake.run("find", "nightly", "-o", "json").json();
		JsonNode pending = this.keepsake.run("find", "other", "-o", "json").json();
		Ended nothing = this.keepsake.run("find", "9");

		assertThat(byImage.path("history").valueStream().map((seen) -> seen.path("what").asString()))
			.containsExactly("requested", "failed");
		assertThat(byImage.path("history").get(0).path("place").asString())
			.isEqualTo(request.topic() + "-" + request.partition() + "@" + request.offset());
		assertThat(byRequest.path("history")).isEqualTo(byImage.path("history"));
		assertThat(byImage.path("waiting").get(0).path("state").asString()).isEqualTo("failed");
		assertThat(pending.path("waiting").get(0).path("state").asString()).isEqualTo("waits-for-submission");
		assertThat(nothing.exitCode()).isEqualTo(1);
	}

	@Test
	void theTopicsAreWatched() {
		Running watch = this.keepsake.start("", "watch", "--for", "PT8S", "--every", "PT8S", "-o", "ndjson");
		// until it looks it counts nothing, so it is given something again and again
		while (watch.process().isAlive()) {
			this.topics.requested(7, "again");
			LockSupport.parkNanos(20_000_000);
		}

		Ended ended = watch.end();

		assertThat(ended.exitCode()).as(ended.err()).isZero();
		assertThat(ended.lines().getLast().path("counts").path("requested").asInt()).isPositive();
		assertThat(ended.lines().getLast().path("perMinute").path("failed").asDouble()).isZero();
	}

	@Test
	void aDeadLetterIsListedShownMendedAndSentAgain() throws IOException {
		this.topics.send(new ProducerRecord<>(this.topics.names().deadLetters(), 1, null, null,
				utf8("{\"imageId\":\"seven\"}"),
				List.of(header("keepsake-dead-letter-reason", "wrong-type"),
						header("keepsake-dead-letter-detail", "imageId is a string, not an integer"),
						header("keepsake-dead-letter-topic", "convert-backup"),
						header("keepsake-dead-letter-partition", "2"), header("keepsake-dead-letter-offset", "9"))));

		JsonNode listed = this.keepsake.run("dead-letters", "list", "-o", "json").json();
		Ended shown = this.keepsake.run("dead-letters", "show", "1@0");
		Ended exported = this.keepsake.run("dead-letters", "export", "1@0");

		assertThat(listed.get(0).path("reason").asString()).isEqualTo("wrong-type");
		assertThat(listed.get(0).path("origin").asString()).isEqualTo("convert-backup-2@9");
		assertThat(shown.out()).contains("imageId is a string, not an integer", "{\"imageId\":\"seven\"}");
		Path file = this.directory.resolve("letters.ndjson");
		Files.writeString(file, exported.out());
		Ended unmended = this.keepsake.run("dead-letters", "resubmit", file.toString(), "--why", "x");
		assertThat(unmended.exitCode()).isEqualTo(2);
		assertThat(unmended.err()).contains("line 1: wrong-type").contains("Nothing was published");

		Files.writeString(file,
				exported.out().replace("\"request\":{\"imageId\":\"seven\"}", "\"request\":{\"imageId\":7}"));
		Ended sent = this.keepsake.run("dead-letters", "resubmit", file.toString(), "--why", "a typing error");
		assertThat(sent.exitCode()).as(sent.err()).isZero();
		String cause = this.topics.names().deadLetters() + "-1@0";
		Received request = this.topics.awaitRequests(1).getFirst();
		assertThat(request.text()).isEqualTo("{\"imageId\":7,\"requestId\":\"" + cause + "\"}");
		assertThat(request.headers()).containsEntry(ReplayHeaders.TOPIC, this.topics.names().deadLetters());
		assertThat(this.topics.records(this.topics.names().replays())).hasSize(1)
			.first()
			.extracting(Received::text)
			.asString()
			.contains("a typing error");
	}

	@Test
	void aFailureIsMendedTheSameWay() throws IOException {
		this.topics.failed(7, "request-7", FailureReason.INVALID_REQUEST, Map.of());
		Ended exported = this.keepsake.run("failed", "--export");
		Path file = this.directory.resolve("failed.ndjson");
		Files.writeString(file, exported.out().replace("{\"imageId\":7}", "{\"imageId\":7,\"account\":\"acme\"}"));

		Ended sent = this.keepsake.run("dead-letters", "resubmit", file.toString(), "--why", "the account was missing");

		assertThat(sent.exitCode()).as(sent.err()).isZero();
		assertThat(this.topics.awaitRequests(1).getFirst().text()).contains("\"account\":\"acme\"")
			.contains("\"requestId\":\"" + this.topics.names().failed());
	}

	@Test
	void moreDeadLettersAreListedThanFitIntoTheMemory() {
		byte[] large = utf8("x".repeat(900_000));
		for (int i = 0; i < 300; i++) {
			this.topics.send(new ProducerRecord<>(this.topics.names().deadLetters(), large));
		}

		Ended table = this.keepsake.run("dead-letters", "list");

		assertThat(table.exitCode()).as(table.err()).isZero();
		assertThat(table.out()).hasLineCount(101);
		assertThat(table.err()).startsWith("The latest 100 of 300");
	}

	@Test
	void deadLettersOfOthersAreReadToo() {
		String topic = this.topics.names().deadLetters();
		this.topics.send(new ProducerRecord<>(topic, 0, null, null, utf8("x"),
				List.of(header("kafka_dlt-original-topic", "orders"),
						new RecordHeader("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(5).array()),
						new RecordHeader("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(77).array()),
						header("kafka_dlt-exception-fqcn", "java.lang.IllegalStateException"),
						header("kafka_dlt-exception-message", "no"))));

		JsonNode listed = this.keepsake.run("dead-letters", "list", "--topic", topic, "-o", "json").json();

		assertThat(listed.get(0).path("dialect").asString()).isEqualTo("spring");
		assertThat(listed.get(0).path("origin").asString()).isEqualTo("orders-5@77");
	}

	private static Header header(String name, String value) {
		return new RecordHeader(name, utf8(value));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
