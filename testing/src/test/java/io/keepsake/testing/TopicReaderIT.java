package io.keepsake.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(300)
class TopicReaderIT {

	private static final Duration BOUND = Duration.ofMinutes(1);

	private final String topic = TestKafka.freshPrefix() + "letters";

	private final TopicReader reader = new TopicReader(TestKafka.bootstrapServers());

	private final TestProducer producer = new TestProducer(TestKafka.bootstrapServers());

	@BeforeEach
	void createTopic() {
		Topics.create(TestKafka.bootstrapServers(), 2, this.topic);
	}

	@AfterEach
	void close() {
		this.producer.close();
	}

	@Test
	void showsARecordAsItWasSent() {
		byte[] key = "k".getBytes(StandardCharsets.UTF_8);
		byte[] value = { 0, (byte) 0xff };

		this.producer.send(new ProducerRecord<>(this.topic, 1, 1000L, key, value,
				List.of(new RecordHeader("ce_id", "7".getBytes(StandardCharsets.UTF_8)))));

		assertThat(this.reader.records(this.topic)).containsExactly(new Received(this.topic, 1, 0,
				Instant.ofEpochSecond(1), Optional.of("k"), Map.of("ce_id", "7"), Optional.of(Bytes.wrap(value))));
	}

	@Test
	void readsAllPartitionsToTheirEnd() {
		this.producer.sendAll(List.of(record(0, "a"), record(1, "b"), record(0, "c")));

		assertThat(this.reader.records(this.topic)).extracting(Received::text).containsExactlyInAnyOrder("a", "b", "c");
	}

	@Test
	void findsNothingOnAnEmptyTopic() {
		assertThat(this.reader.records(this.topic)).isEmpty();
	}

	@Test
	void leavesOutWhatIsNotCommitted() throws Exception {
		try (var other = new KafkaProducer<>(
				Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "transactional.id", this.topic),
				new StringSerializer(), new StringSerializer())) {
			other.initTransactions();
			other.beginTransaction();
			other.send(new ProducerRecord<>(this.topic, "a")).get();

			assertThat(this.reader.records(this.topic)).isEmpty();
			other.commitTransaction();

			assertThat(this.reader.awaitCount(this.topic, 1, BOUND)).extracting(Received::text).containsExactly("a");
		}
	}

	@Test
	void awaitsATopicThatIsYetToCome() {
		String later = this.topic + "-later";
		Thread.ofVirtual().start(() -> {
			Topics.create(TestKafka.bootstrapServers(), 1, later);
			this.producer.send(later, "key", "a");
		});

		assertThat(this.reader.awaitCount(later, 1, BOUND)).extracting(Received::text).containsExactly("a");
	}

	@Test
	void showsWhatItSawWhenTheTimeIsUp() {
		this.producer.send(this.topic, "key", "the only one");

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.reader.awaitCount(this.topic, 2, Duration.ofSeconds(10)))
			.withMessageContaining("Expected 2 records on " + this.topic + " within PT10S, but saw 1:")
			.withMessageContaining("key: the only one {}");
	}

	private ProducerRecord<byte[], byte[]> record(int partition, String value) {
		return new ProducerRecord<>(this.topic, partition, null, value.getBytes(StandardCharsets.UTF_8));
	}

}
