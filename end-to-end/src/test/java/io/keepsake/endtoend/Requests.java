package io.keepsake.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.keepsake.testing.TestProducer;
import io.keepsake.testing.guarantee.Seen;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests that a test publishes.
 */
final class Requests implements AutoCloseable {

	private final TestProducer producer;

	private final List<Request> all = new ArrayList<>();

	Requests(String bootstrapServers) {
		this.producer = new TestProducer(bootstrapServers);
	}

	TestProducer producer() {
		return this.producer;
	}

	/**
	 * Publishes a good request, in a record of any form.
	 */
	Request publish(ProducerRecord<byte[], byte[]> record) {
		RecordMetadata place = this.producer.send(record);
		String json = new String(record.value(), StandardCharsets.UTF_8);
		ObjectNode value = Json.object(json);
		Request request = new Request(
				value.path("requestId").asString(place.topic() + "-" + place.partition() + "@" + place.offset()),
				value.path("imageId").asLong(), value.path("account").asString("default"),
				Instant.ofEpochMilli(place.timestamp()), json);
		this.all.add(request);
		return request;
	}

	/**
	 * What was asked for, and how often each.
	 */
	List<Seen.Asked> asked() {
		Map<String, List<Request>> sent = this.all.stream().collect(Collectors.groupingBy(Request::requestId));
		return sent.values()
			.stream()
			.map((same) -> new Seen.Asked(same.getFirst().requestId(), same.getFirst().account(),
					same.getFirst().imageId(), same.size()))
			.toList();
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
