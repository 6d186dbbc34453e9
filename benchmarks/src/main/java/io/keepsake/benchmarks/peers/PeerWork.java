package io.keepsake.benchmarks.peers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ContractJson;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What all peers do with a request: read it, call, publish the action.
 */
final class PeerWork implements AutoCloseable {

	/**
	 * In milliseconds; Kafka's own default unless a run says otherwise. A peer's slot is
	 * taken until the broker has the action, so this counts where slots are scarce.
	 */
	private static final int LINGER = Integer.getInteger("peer.linger", 5);

	private final PeerApi api;

	private final Producer<byte[], byte[]> producer;

	private final String actions;

	PeerWork(Place place) {
		this.api = new PeerApi(place.api());
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", place.bootstrapServers(), "linger.ms", LINGER),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.actions = place.topics().actions();
	}

	/**
	 * Ends when the broker has the action.
	 */
	Mono<RecordMetadata> convert(byte[] request) {
		return Mono.defer(() -> {
			JsonNode json = ContractJson.mapper().readTree(request);
			long image = json.path("imageId").asLong();
			String account = json.path("account").asString();
			return this.api.convert(image, account)
				.flatMap((action) -> publish(Map.of("imageId", image, "account", account, "requestIds",
						List.of(json.path("requestId").asString()), "action",
						Map.of("id", action, "status", "in-progress")), account));
		});
	}

	private Mono<RecordMetadata> publish(Map<String, Object> action, String account) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(this.actions,
				account.getBytes(StandardCharsets.UTF_8), ContractJson.mapper().writeValueAsBytes(action));
		return Mono.create((sink) -> {
			var _ = this.producer.send(record, (metadata, failure) -> {
				if (failure != null) {
					sink.error(failure);
				}
				else {
					sink.success(metadata);
				}
			});
		});
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
