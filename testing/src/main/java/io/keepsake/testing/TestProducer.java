package io.keepsake.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes as another service would: idempotent, and back when the broker has it. */
public final class TestProducer implements AutoCloseable {

	private final KafkaProducer<byte[], byte[]> producer;

	public TestProducer(String bootstrapServers) {
		this.producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", bootstrapServers, "enable.idempotence", true, "acks", "all"),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	public RecordMetadata send(String topic, String value) {
		return send(new ProducerRecord<>(topic, utf8(value)));
	}

	public RecordMetadata send(String topic, String key, String value) {
		return send(new ProducerRecord<>(topic, utf8(key), utf8(value)));
	}

	public RecordMetadata send(String topic, byte[] value) {
		return send(new ProducerRecord<>(topic, value));
	}

	/** With any key, partition, timestamp and headers. */
	public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
		return sendAll(List.of(record)).getFirst();
	}

	/** In batches, for many. */
	public List<RecordMetadata> sendAll(List<ProducerRecord<byte[], byte[]>> records) {
		List<Future<RecordMetadata>> sent = records.stream().map(this.producer::send).toList();
		this.producer.flush();
		return sent.stream().map(TestProducer::acknowledged).toList();
	}

	private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
		try {
			return sent.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The broker did not take a record", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
