package io.keepsake.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import io.keepsake.conformance.Conformance;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.ImageType;
import io.keepsake.simulator.ScriptedFault;
import io.keepsake.simulator.SecondConvert;
import io.keepsake.testing.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the API says of an image and its action, and what becomes of the request.
 */
@Timeout(60)
class ConversionIT {

	private static final String UNPROCESSABLE = "{\"id\":\"unprocessable_entity\",\"message\":\"Droplet already has a pending event.\"}";

	@TempDir
	static Path directory;

	private static Pair pair;

	private final long image = Images.fresh();

	@BeforeAll
	static void start() {
		pair = Pair.start(directory, "keepsake.topics.forwarded-headers=x-");
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@BeforeEach
	void behaveWell() {
		pair.behaveWell();
	}

	@Test
	void aBackupBecomesASnapshot() {
		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.simulator().image(this.image).orElseThrow().type()).isEqualTo(ImageType.SNAPSHOT);
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200");
	}

	@Test
	void theActionIsPublishedWithAllThatItsOutcomeNeeds() {
		Request request = pair.publish("{\"imageId\":%d,\"requestId\":\"r-%d\",\"expiresAt\":\"2026-12-20T03:00:00Z\"}"
			.formatted(this.image, this.image));

		pair.outcome(request).isCompleted();
		var action = pair.action(request);
		var startedAt = pair.simulator().actionsOf(this.image).getFirst().startedAt();
		assertThat(action.path("action"))
			.isEqualTo(Json.object("{\"id\":%d,\"status\":\"in-progress\"}".formatted(pair.onlyAction(this.image)))
				.put("startedAt", action.path("action").path("startedAt").asString()));
		assertThat(action.path("action").path("startedAt").asString())
			.startsWith(startedAt.toString().substring(0, 19));
		assertThat(action.path("imageId").asLong()).isEqualTo(this.image);
		assertThat(action.path("account").asString()).isEqualTo("default");
		assertThat(action.path("requestIds").get(0).asString()).isEqualTo(request.requestId());
		assertThat(action.path("requests").get(0).path("request")).isEqualTo(Json.object(request.json()));
		assertThat(action.path("attempts").asInt()).isEqualTo(1);
		assertThat(pair.actionRecord(request).key()).hasValue("default");
	}

	@Test
	void theTraceTravelsFromTheRequestToItsActionAndOutcome() {
		String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
		byte[] value = "{\"imageId\":%d}".formatted(this.image).getBytes(StandardCharsets.UTF_8);
		Request request = pair.publish(new ProducerRecord<>(pair.topics().requests(), null, null, null, value,
				List.of(new RecordHeader("traceparent", trace.getBytes(StandardCharsets.UTF_8)))));

		assertThat(pair.outcome(request).isCompleted().record().headers()).containsEntry("traceparent", trace);
		assertThat(pair.actionRecord(request).headers()).containsEntry("traceparent", trace);
	}

	@Test
	void theTraceTravelsToAFailureToo() {
		String trace = "00-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01";
		Request request = pair.publish(new ProducerRecord<>(pair.topics().requests(), null, null, null,
				"{\"imageId\":0}".getBytes(StandardCharsets.UTF_8),
				List.of(new RecordHeader("traceparent", trace.getBytes(StandardCharsets.UTF_8)))));

		assertThat(pair.outcome(request).record().headers()).containsEntry("traceparent", trace);
	}

	@Test
	void headersThatTheOperatorChoseTravelFromTheRequestToItsActionAndOutcome() {
		byte[] value = "{\"imageId\":%d}".formatted(this.image).getBytes(StandardCharsets.UTF_8);
		Request request = pair.publish(new ProducerRecord<>(pair.topics().requests(), null, null, null, value,
				List.of(new RecordHeader("x-team", "storage".getBytes(StandardCharsets.UTF_8)),
						new RecordHeader("y-team", "nobody".getBytes(StandardCharsets.UTF_8)))));

		assertThat(pair.outcome(request).isCompleted().record().headers()).containsEntry("x-team", "storage")
			.doesNotContainKey("y-team");
		assertThat(pair.actionRecord(request).headers()).containsEntry("x-team", "storage");
	}

	@Test
	void aCloudEventInItsEnvelopeIsARequest() {
		String request = "{\"imageId\":%d,\"requestId\":\"in-an-envelope\"}".formatted(this.image);
		String envelope = "{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"x\",\"source\":\"/x\",\"data\":" + request
				+ "}";

		RecordMetadata place = pair.producer()
			.send(new ProducerRecord<>(pair.topics().requests(), null, null, null,
					envelope.getBytes(StandardCharsets.UTF_8), List.of(new RecordHeader("Content-Type",
							"Application/CloudEvents+JSON; charset=utf-8".getBytes(StandardCharsets.UTF_8)))));

		pair.outcome(
				new Request("in-an-envelope", this.image, "default", Instant.ofEpochMilli(place.timestamp()), request))
			.isCompleted();
	}

	@Test
	void theTopicsAreSetAsTheContractSays() throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			for (String topic : List.of("", ".actions", ".completed", ".failed", ".dead-letter")) {
				ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC,
						pair.topics().requests() + topic);
				Config config = Objects
					.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));

				Conformance.ofContract()
					.topicSettings("convert-backup" + topic)
					.forEach((name, value) -> assertThat(config.get(name).value()).as(topic + " " + name)
						.isEqualTo(value));
			}
		}
	}

	@Test
	void anActionThatCompletedInTheAnswerIsNotPolled() {
		pair.behave((behaviour) -> behaviour.withCompletedInAnswerRate(1));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.action(request).path("action").path("status").asString()).isEqualTo("completed");
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201");
	}

	@Test
	void aBackupThatIsGoneIsNotFound() {
		pair.simulator().putImage(this.image, ImageType.BACKUP, Accounts.token("globex"));

		Request request = pair.publish(this.image);

		pair.outcome(request).isFailed("""
				{"reason":"not-found","retryable":false,"httpStatus":404,"errorId":"not_found","attempts":1,
				"detail":"The image does not exist: it expired or was deleted. The last answer: \
				The resource you were accessing could not be found."}""");
		assertThat(pair.calls(this.image).names()).containsExactly("convert 404");
	}

	@Test
	void aSnapshotWhoseConvertIsRefusedIsCompletedAlready() {
		pair.simulator().putImage(this.image, ImageType.SNAPSHOT, Accounts.token("default"));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompletedWithoutAction(true);
		assertThat(pair.calls(this.image).names()).containsExactly("convert 422", "image 200");
	}

	@Test
	void aSnapshotWhoseConvertIsAcceptedIsCompleted() {
		pair.simulator().putImage(this.image, ImageType.SNAPSHOT, Accounts.token("default"));
		pair.behave((behaviour) -> behaviour.withSecondConvert(SecondConvert.SECOND_ACTION));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200");
	}

	@Test
	void aSnapshotWhoseConvertErrsIsCompleted() {
		pair.simulator().putImage(this.image, ImageType.SNAPSHOT, Accounts.token("default"));
		pair.behave((behaviour) -> behaviour.withSecondConvert(SecondConvert.ERRED_ACTION));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@Test
	void aConvertThatSomebodyElseBeganIsAdopted() throws IOException, InterruptedException {
		pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ofSeconds(2)));
		convertByHand();

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "convert 422", "image 200",
				"image-actions 200", "action 200");
	}

	private void convertByHand() throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			URI uri = pair.simulator().baseUrl().resolve("/v2/images/" + this.image + "/actions");
			int status = client
				.send(HttpRequest.newBuilder(uri)
					.header("Authorization", "Bearer " + Accounts.token("default"))
					.POST(BodyPublishers.ofString("{\"type\":\"convert\"}"))
					.build(), BodyHandlers.discarding())
				.statusCode();
			assertThat(status).isEqualTo(201);
		}
	}

	@Test
	void aRefusedConvertIsTriedAgain() {
		pair.behave((behaviour) -> behaviour.withScript(refusals(2)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 422", "image 200", "image-actions 200",
				"convert 422", "image 200", "image-actions 200", "convert 201", "action 200");
		assertThat(pair.calls(this.image).gapBefore(3)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@Test
	void aConvertThatIsRefusedAgainAndAgainIsRejected() {
		pair.behave((behaviour) -> behaviour.withScript(refusals(3)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isFailed("""
				{"reason":"rejected","retryable":true,"httpStatus":422,"errorId":"unprocessable_entity","attempts":9,
				"detail":"DigitalOcean refused to convert the image. The last answer: \
				Droplet already has a pending event."}""");
		assertThat(pair.calls(this.image).count()).isEqualTo(9);
		assertThat(pair.simulator().actionsOf(this.image)).isEmpty();
	}

	private ScriptedFault refusals(int times) {
		return ScriptedFault.answer(422, UNPROCESSABLE).method("POST").image(this.image).times(times);
	}

	@Test
	void aRequestThatTheApiFindsWrongIsRejectedAtOnce() {
		pair.behave((behaviour) -> behaviour.withScript(
				ScriptedFault.answer(400, "{\"id\":\"bad_request\",\"message\":\"Wrong.\"}").image(this.image)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isFailed("""
				{"reason":"rejected","retryable":false,"httpStatus":400,"errorId":"bad_request","attempts":1,
				"detail":"DigitalOcean refused to convert the image. The last answer: Wrong."}""");
	}

	@Test
	void anActionThatErredAndLeftABackupIsErrored() {
		pair.behave((behaviour) -> behaviour.withErroredRate(1));

		Request request = pair.publish(this.image);

		Outcome outcome = pair.outcome(request);
		long action = pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"errored","retryable":true,"actionId":%d,"attempts":%d,
				"detail":"Action %d ended in error and the image is still a backup."}""".formatted(action,
				pair.calls(this.image).count(), action));
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@Test
	void anImageWhoseActionErredIsConvertedAnewWhenItIsRequestedAgain() {
		pair.behave((behaviour) -> behaviour.withErroredRate(1));
		assertThat(pair.outcome(pair.publish(this.image)).record().topic()).isEqualTo(pair.topics().failed());
		behaveWell();

		Request again = pair.publish(this.image);

		Outcome outcome = pair.outcome(again);
		outcome.isCompletedBy(pair.simulator().actionsOf(this.image).getLast().id());
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200",
				"image-actions 200", "image 200", "image-actions 200", "convert 201", "action 200");
		assertThat(pair.simulator().actionsOf(this.image)).hasSize(2);
	}

	@Test
	void anActionThatErredAndLeftASnapshotIsCompleted() {
		pair.behave((behaviour) -> behaviour.withErroredButDoneRate(1));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@Test
	void anActionThatVanishedAfterItsWorkIsCompleted() {
		pair.behave((behaviour) -> behaviour.withGoneActionRate(1));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 404", "image 200");
	}

	@Test
	void anActionThatVanishedForGoodIsNotFound() {
		pair.behave((behaviour) -> behaviour.withErroredRate(1)
			.withScript(ScriptedFault.answer(404, "{\"id\":\"not_found\",\"message\":\"Gone.\"}")
				.route("/v2/actions/{action_id}")
				.times(1000)));

		Request request = pair.publish(this.image);

		Outcome outcome = pair.outcome(request);
		long action = pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"not-found","retryable":false,"actionId":%d,"httpStatus":404,"errorId":"not_found",
				"attempts":%d,"detail":"Action %d is gone and the image is still a backup. The last error: Gone."}"""
			.formatted(action, pair.calls(this.image).count(), action));
	}

	@Test
	void anImageThatVanishedWithItsActionIsNotFound() {
		String gone = "{\"id\":\"not_found\",\"message\":\"Gone.\"}";
		pair.behave((behaviour) -> behaviour.withScript(
				ScriptedFault.answer(404, gone).route("/v2/actions/{action_id}").times(1000),
				ScriptedFault.answer(404, gone).method("GET").image(this.image).times(1000)));

		Request request = pair.publish(this.image);

		Outcome outcome = pair.outcome(request);
		outcome.isFailed("""
				{"reason":"not-found","retryable":false,"actionId":%d,"httpStatus":404,"errorId":"not_found",
				"attempts":%d,
				"detail":"The image does not exist: it expired or was deleted. The last error: Gone."}"""
			.formatted(pair.onlyAction(this.image), pair.calls(this.image).count()));
	}

	@Test
	void anActionInAStatusThatNobodyKnowsIsFollowed() {
		pair.behave((behaviour) -> behaviour.withStatusWhileRunning("thinking")
			.withActionDuration(Duration.ofMillis(500))
			.withCompletedAtEarlyRate(1)
			.withCompletedAtNullRate(1));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200");
		assertThat(pair.calls(this.image).count()).isGreaterThan(2);
	}

	@Test
	void aTokenThatMayNotReadActionsReadsThemThroughTheirImage() {
		pair.behave((behaviour) -> withoutActionsRead(behaviour).withActionDuration(Duration.ofMillis(500)));

		Request request = pair.publish(this.image, "acme");

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 403", "image-action 200");
		assertThat(pair.calls(this.image).count()).isGreaterThan(3);
		assertThat(pair.statusPoller().status()).isEqualTo("UP");
	}

	private static Behaviour withoutActionsRead(Behaviour behaviour) {
		return behaviour.withScopes(Map.of("acme", Set.of("image:read", "image:update")));
	}

}
