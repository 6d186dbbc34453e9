package io.keepsake.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test does with a broker; every call is a client of its own. */
record Client(String bootstrapServers) {

	static final String TOPIC = "letters";

	static Client of(EmbeddedKafka kafka) {
		return new Client(kafka.bootstrapServers());
	}

	void createTopic() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.bootstrapServers))) {
			admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) -1))).all().get();
		}
	}

	void send(String value) throws Exception {
		try (var producer = producer(Map.of())) {
			producer.send(new ProducerRecord<>(TOPIC, value)).get();
		}
	}

	KafkaProducer<String, String> producer(Map<String, Object> settings) {
		return new KafkaProducer<>(with(settings), new StringSerializer(), new StringSerializer());
	}

	/** Everything that is committed by now. */
	List<String> values() {
		var partition = new TopicPartition(TOPIC, 0);
		try (var consumer = new KafkaConsumer<>(with(Map.of("isolation.level", "read_committed")),
				new StringDeserializer(), new StringDeserializer())) {
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
			Stream.Builder<String> values = Stream.builder();
			while (consumer.position(partition) < end) {
				StreamSupport.stream(consumer.poll(Duration.ofSeconds(1)).spliterator(), false)
					.map(ConsumerRecord::value)
					.forEach(values);
			}
			return values.build().toList();
		}
	}

	private Map<String, Object> with(Map<String, Object> settings) {
		Map<String, Object> all = new HashMap<>(settings);
		all.put("bootstrap.servers", this.bootstrapServers);
		return all;
	}

}
