package io.keepsake.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.keepsake.cli.Jar.Ended;
import io.keepsake.cli.Jar.Running;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.testing.Received;
import io.keepsake.testing.ServiceTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code keepsake replay}, through every end that it can come to.
 */
@Tag("jar")
@Timeout(300)
class ReplayJarIT {

	private static final String RATE = "1000";

	private final ServiceTopics topics = new ServiceTopics();

	private final Jar keepsake = Jar.on(this.topics);

	@AfterEach
	void close() {
		this.topics.close();
	}

	@Test
	void fromThePlanToTheLastOutcome() {
		this.topics.failures(3);
		String id = plan("--reason", "errored");

		Running run = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", RATE, "-o", "json");
		this.topics.awaitRequests(3).forEach(this.topics::complete);

		Ended ended = run.end();
		assertThat(ended.exitCode()).as(ended.err()).isZero();
		assertThat(ended.json().path("status").asString()).isEqualTo("finished");
		assertThat(ended.json().path("completed").asInt()).isEqualTo(3);
		assertThat(ended.err().lines()).allMatch((line) -> line.matches("\\d+ of 3 dealt with, .*"));
		JsonNode status = this.keepsake.run("replay", "status", id, "-o", "json").json();
		assertThat(status.path("trail").get(0).path("action").asString()).isEqualTo("run");
		assertThat(status.path("why").asString()).isEqualTo("a test");
		assertThat(this.keepsake.run("replay", "list").out()).contains(id, "finished", "a test");
		assertThat(this.keepsake.run("replay", "list", "--metrics").out().lines())
			.contains("keepsake_replay_completed{id=\"" + id + "\",status=\"finished\"} 3");
	}

	@Test
	void everyReasonToSkipIsCountedInThePlan() {
		this.topics.failed(1);
		this.topics.completed(1, "another");
		this.topics.failed(2);
		this.topics.requested(2, "request-2");
		this.topics.failed(3);
		this.topics.requested(3, "newer");
		this.topics.failed(4, "request-4", FailureReason.NOT_FOUND, Map.of());
		this.topics.failed(5, "request-5", FailureReason.ERRORED, Map.of(ReplayHeaders.ATTEMPT, "3"));
		this.topics.failed(6);
		this.topics.failed(6);

		Ended ended = this.keepsake.run("replay", "plan", "--all", "--why", "a test", "--dry-run", "-o", "json");

		assertThat(ended.exitCode()).as(ended.err()).isZero();
		assertThat(ended.err()).isEmpty();
		assertThat(ended.json().path("matched").asInt()).isEqualTo(7);
		assertThat(ended.json().path("kept").asBoolean(true)).as("a dry run").isFalse();
		assertThat(ended.json().path("planned").asInt()).isEqualTo(1);
		assertThat(ended.json().path("skipped").toString()).isEqualTo(
				"{\"completed\":1,\"pending\":1,\"failed-again\":1,\"replaced\":1,\"not-retryable\":1,\"too-many-replays\":1}");
		assertThat(this.keepsake.run("replay", "list", "-o", "ndjson").out()).isEmpty();
	}

	@Test
	void killedInTheMiddleItGoesOnAndSendsNothingTwice() {
		this.topics.failures(60);
		String id = plan("--all");
		Running first = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", "5");
		int before = this.topics.awaitRequests(10).size();

		first.kill();

		assertThat(before).isLessThan(60);
		assertThat(this.keepsake.run("replay", "run", id, "--yes").exitCode()).as("while it may be alive").isEqualTo(4);
		Running second = this.keepsake.start("", "replay", "run", id, "--yes", "--take-over", "--rate", RATE, "-o",
				"json");
		List<Received> requests = this.topics.awaitRequests(60);
		requests.forEach(this.topics::complete);
		Ended ended = second.end();
		assertThat(ended.exitCode()).as(ended.err()).isZero();
		assertThat(ended.json().path("completed").asInt()).isEqualTo(60);
		assertThat(this.topics.requests()).extracting(ServiceTopics::imageOf).doesNotHaveDuplicates().hasSize(60);
	}

	@Test
	void interruptedItSaysSoAndGoesOnAtOnce() {
		this.topics.failures(10);
		String id = plan("--all");
		Running first = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", RATE, "--in-flight", "4");
		this.topics.awaitRequests(4);

		Ended interrupted = first.interrupt();

		assertThat(interrupted.exitCode()).as(interrupted.err()).isEqualTo(130);
		Running second = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", RATE);
		this.topics.awaitRequests(10).forEach(this.topics::complete);
		assertThat(second.end().exitCode()).isZero();
		assertThat(this.topics.requests()).hasSize(10);
	}

	@Test
	void itStopsByItselfWhenTooManyFailAgain() {
		this.topics.failures(10);
		String id = plan("--all");
		Running run = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", RATE, "--in-flight", "4",
				"--stop-after", "4", "-o", "json");
		this.topics.awaitRequests(4).forEach(this.topics::fail);

		Ended ended = run.end();

		assertThat(ended.exitCode()).isEqualTo(4);
		assertThat(ended.json().path("status").asString()).isEqualTo("stopped");
		assertThat(ended.json().path("note").asString()).isEqualTo("4 of 4 failed again");
		// the first three failures made room for as many more
		assertThat(ended.json().path("left").asInt()).isBetween(3, 6);
		assertThat(this.topics.requests()).hasSize(10 - ended.json().path("left").asInt());
		Ended again = this.keepsake.run("replay", "run", id, "--yes");
		assertThat(again.exitCode()).isEqualTo(4);
		assertThat(again.err()).contains("resume it to go on");
	}

	@Test
	void someFailedAgain() {
		this.topics.failures(2);
		String id = plan("--all");
		Running run = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", RATE);
		List<Received> requests = this.topics.awaitRequests(2);
		this.topics.complete(requests.get(0));
		this.topics.fail(requests.get(1));

		Ended ended = run.end();

		assertThat(ended.exitCode()).isEqualTo(1);
		assertThat(ended.out()).contains("2 sent, 1 completed, 1 failed, 0 waiting").contains("errored  1");
	}

	@Test
	void whatHasNoOutcomeIsNotAwaitedForEver() {
		this.topics.failures(2);
		String id = plan("--all");
		Running run = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", RATE, "--wait-at-most", "PT10S",
				"-o", "json");
		this.topics.complete(this.topics.awaitRequests(2).getFirst());

		Ended ended = run.end();

		assertThat(ended.exitCode()).isEqualTo(1);
		assertThat(ended.json().path("status").asString()).isEqualTo("sent");
		assertThat(ended.json().path("waiting").asInt()).isEqualTo(1);
		assertThat(ended.err()).contains("1 requests have no outcome: request-", "keepsake find");
	}

	@Test
	void pausedByAnotherItEndsAndIsResumed() {
		this.topics.failures(4);
		String id = plan("--all");
		Running run = this.keepsake.start("", "replay", "run", id, "--yes", "--rate", RATE, "--in-flight", "2");
		this.topics.awaitRequests(2);

		assertThat(this.keepsake.run("replay", "pause", id, "--why", "the night's first", "--by", "bob").exitCode())
			.isZero();

		Ended paused = run.end();
		assertThat(paused.exitCode()).isEqualTo(4);
		assertThat(paused.out()).contains("paused by bob").contains("the night's first");
		Running resumed = this.keepsake.start("", "replay", "resume", id, "--why", "morning", "--yes", "--rate", RATE);
		this.topics.awaitRequests(4).forEach(this.topics::complete);
		assertThat(resumed.end().exitCode()).isZero();
	}

	@Test
	void aCancelledOneIsNotRun() {
		this.topics.failures(1);
		String id = plan("--all");

		assertThat(this.keepsake.run("replay", "cancel", id, "--why", "done by hand").exitCode()).isZero();

		Ended ended = this.keepsake.run("replay", "run", id, "--yes");
		assertThat(ended.exitCode()).isEqualTo(4);
		assertThat(ended.err().lines()).hasSize(1)
			.first()
			.asString()
			.contains("was cancelled")
			.contains("done by hand");
		assertThat(this.topics.requests()).isEmpty();
	}

	@Test
	void guardsRefuse() {
		this.topics.failures(1);

		assertThat(this.keepsake.run("replay", "plan", "--why", "x").exitCode()).as("an empty filter").isEqualTo(4);
		assertThat(this.keepsake.run("replay", "plan", "--all").exitCode()).as("without a reason").isEqualTo(2);
		assertThat(this.keepsake.run("replay", "plan", "--all", "--why", " ").exitCode()).isEqualTo(2);
		String planned = plan("--all");
		for (String action : List.of("pause", "cancel", "resume")) {
			Ended blank = this.keepsake.run("replay", action, planned, "--why", " ");
			assertThat(blank.exitCode()).as(action).isEqualTo(2);
			assertThat(blank.err()).isEqualTo("keepsake: --why must say something\n");
		}
		Ended unasked = this.keepsake.run("replay", "run", plan("--all"), "--no-input");
		assertThat(unasked.exitCode()).isEqualTo(4);
		assertThat(unasked.err()).isEqualTo("keepsake: this would replay 1 requests: say --yes if that is meant\n");
		assertThat(this.keepsake.run("replay", "run", "r-none", "--yes").exitCode()).isEqualTo(2);
		assertThat(this.topics.requests()).isEmpty();
	}

	private String plan(String... filter) {
		String[] arguments = Stream
			.concat(Stream.of("replay", "plan", "--why", "a test", "-o", "json"), Stream.of(filter))
			.toArray(String[]::new);
		Ended ended = this.keepsake.run(arguments);
		assertThat(ended.exitCode()).as(ended.err()).isZero();
		assertThat(ended.json().path("kept").asBoolean()).isTrue();
		return ended.json().path("id").asString();
	}

}
