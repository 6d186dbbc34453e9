package io.keepsake.quickstart;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes requests as any other service would. */
final class Publisher {

	private Publisher() {
	}

	/** Returns when the broker has them all. */
	static int publish(String bootstrapServers, String topic, List<byte[]> values) throws InterruptedException {
		try (var producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", bootstrapServers, "client.id", "quickstart"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			List<? extends Future<?>> sent = values.stream()
				.map((value) -> producer.send(new ProducerRecord<>(topic, value)))
				.toList();
			for (Future<?> each : sent) {
				each.get();
			}
			return sent.size();
		}
		catch (ExecutionException ex) {
			throw new StartFailure("The sample requests could not be published: " + ex.getMessage(), ex);
		}
	}

}
