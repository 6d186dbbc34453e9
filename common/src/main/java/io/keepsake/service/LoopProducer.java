package io.keepsake.service;

import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Makes the producer that writes answers to the loop-back topic: idempotent, so that a
 * retry writes nothing twice, and outside every transaction.
 */
public final class LoopProducer {

	private final KafkaProperties kafka;

	private final KafkaConnectionDetails connection;

	private final String clientId;

	private final MeterRegistry registry;

	LoopProducer(KafkaProperties kafka, KafkaConnectionDetails connection, String clientId, MeterRegistry registry) {
		this.kafka = kafka;
		this.connection = connection;
		this.clientId = clientId;
		this.registry = registry;
	}

	public Producer<byte[], byte[]> create() {
		Map<String, Object> configuration = this.kafka.buildProducerProperties();
		configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.connection.getProducer().getBootstrapServers());
		configuration.put(ProducerConfig.CLIENT_ID_CONFIG, this.clientId);
		configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		configuration.put(ProducerConfig.ACKS_CONFIG, "all");
		configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		Producer<byte[], byte[]> producer = new KafkaProducer<>(configuration, new ByteArraySerializer(),
				new ByteArraySerializer());
		new KafkaClientMetrics(producer).bindTo(this.registry);
		return producer;
	}

}
