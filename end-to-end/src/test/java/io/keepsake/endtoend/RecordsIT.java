package io.keepsake.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

import io.keepsake.conformance.Conformance;
import io.keepsake.testing.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The forms that requests, actions and outcomes have, and what travels with them from one
 * to the next.
 */
@Timeout(300)
class RecordsIT {

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with("keepsake.topics.forwarded-headers=x-");

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@Test
	void theActionIsPublishedWithAllThatItsOutcomeNeeds() {
		Request request = this.pair
			.publish("{\"imageId\":%d,\"requestId\":\"r-%d\",\"expiresAt\":\"2026-12-20T03:00:00Z\"}"
				.formatted(this.image, this.image));

		this.pair.outcome(request).isCompleted();
		var action = this.pair.action(request);
		var startedAt = this.pair.simulator().actionsOf(this.image).getFirst().startedAt();
		assertThat(action.path("action"))
			.isEqualTo(Json.object("{\"id\":%d,\"status\":\"in-progress\"}".formatted(this.pair.onlyAction(this.image)))
				.put("startedAt", action.path("action").path("startedAt").asString()));
		assertThat(action.path("action").path("startedAt").asString())
			.startsWith(startedAt.toString().substring(0, 19));
		assertThat(action.path("imageId").asLong()).isEqualTo(this.image);
		assertThat(action.path("account").asString()).isEqualTo("default");
		assertThat(action.path("requestIds").get(0).asString()).isEqualTo(request.requestId());
		assertThat(action.path("requests").get(0).path("request")).isEqualTo(Json.object(request.json()));
		assertThat(action.path("attempts").asInt()).isEqualTo(1);
		assertThat(this.pair.actionRecord(request).key()).hasValue("default");
	}

	@Test
	void theTraceTravelsFromTheRequestToItsActionAndOutcome() {
		String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
		Request request = this.pair
			.publish(record("{\"imageId\":%d}".formatted(this.image), header("traceparent", trace)));

		assertThat(this.pair.outcome(request).isCompleted().record().headers()).containsEntry("traceparent", trace);
		assertThat(this.pair.actionRecord(request).headers()).containsEntry("traceparent", trace);
	}

	@Test
	void theTraceTravelsToAFailureToo() {
		String trace = "00-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01";
		Request request = this.pair.publish(record("{\"imageId\":0}", header("traceparent", trace)));

		assertThat(this.pair.outcome(request).record().headers()).containsEntry("traceparent", trace);
	}

	@Test
	void headersThatTheOperatorChoseTravelFromTheRequestToItsActionAndOutcome() {
		Request request = this.pair.publish(record("{\"imageId\":%d}".formatted(this.image),
				header("x-team", "storage"), header("y-team", "nobody")));

		assertThat(this.pair.outcome(request).isCompleted().record().headers()).containsEntry("x-team", "storage")
			.doesNotContainKey("y-team");
		assertThat(this.pair.actionRecord(request).headers()).containsEntry("x-team", "storage");
	}

	@Test
	void aCloudEventInItsEnvelopeIsARequest() {
		String request = "{\"imageId\":%d,\"requestId\":\"in-an-envelope\"}".formatted(this.image);
		String envelope = "{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"x\",\"source\":\"/x\",\"data\":" + request
				+ "}";

		RecordMetadata place = this.pair.producer()
			.send(record(envelope, header("Content-Type", "Application/CloudEvents+JSON; charset=utf-8")));

		this.pair
			.outcome(new Request("in-an-envelope", this.image, "default", Instant.ofEpochMilli(place.timestamp()),
					request))
			.isCompleted();
	}

	private ProducerRecord<byte[], byte[]> record(String json, Header... headers) {
		return new ProducerRecord<>(this.pair.topics().requests(), null, null, null,
				json.getBytes(StandardCharsets.UTF_8), List.of(headers));
	}

	private static Header header(String name, String value) {
		return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whatIsKeptIsNotStampedWithTheTimeOfTheRecordThatWasRead() throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			List<ConfigResource> changelogs = admin.listTopics()
				.names()
				.get()
				.stream()
				.filter((name) -> name.startsWith(this.pair.topics().prefix()) && name.endsWith("-changelog"))
				.map((name) -> new ConfigResource(ConfigResource.Type.TOPIC, name))
				.toList();

			assertThat(changelogs).hasSize(4);
			assertThat(admin.describeConfigs(changelogs).all().get().values()).allSatisfy(
					(config) -> assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime"));
		}
	}

	@Test
	void theTopicsAreSetAsTheContractSays() throws ExecutionException, InterruptedException {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			for (String topic : List.of("", ".actions", ".completed", ".failed", ".dead-letter")) {
				ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC,
						this.pair.topics().requests() + topic);
				Config config = Objects
					.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));

				Conformance.ofContract()
					.topicSettings("convert-backup" + topic)
					.forEach((name, value) -> assertThat(config.get(name).value()).as(topic + " " + name)
						.isEqualTo(value));
			}
		}
	}

}
