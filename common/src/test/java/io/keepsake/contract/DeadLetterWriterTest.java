package io.keepsake.contract;

import java.util.Arrays;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterWriterTest {

	private final DeadLetterWriter writer = new DeadLetterWriter(new Topics(), "conversion-service");

	@Test
	void keepsTheRecordAndSaysWhyAndWhereFrom() {
		byte[] megabyte = new byte[1024 * 1024];
		Headers headers = new RecordHeaders().add("x", new byte[] { (byte) 0xff }).add("y", null).add("x", new byte[0]);
		ConsumerRecord<byte[], byte[]> record = Records.of(megabyte, headers);

		ProducerRecord<byte[], byte[]> letter = write(record, "not JSON at line 1, column 2");

		assertThat(letter.topic()).isEqualTo("convert-backup.dead-letter");
		assertThat(letter.partition()).isNull();
		assertThat(letter.timestamp()).isEqualTo(Records.NOW.toEpochMilli());
		assertThat(letter.key()).isEqualTo(record.key());
		assertThat(letter.value()).isEqualTo(megabyte);
		assertThat(Arrays.copyOf(letter.headers().toArray(), 3)).containsExactly(headers.toArray());
		assertThat(ours(letter)).containsExactlyInAnyOrderEntriesOf(Map.of("keepsake-dead-letter-reason", "not-json",
				"keepsake-dead-letter-detail", "not JSON at line 1, column 2", "keepsake-dead-letter-topic",
				"convert-backup", "keepsake-dead-letter-partition", "3", "keepsake-dead-letter-offset", "1042",
				"keepsake-dead-letter-timestamp", Long.toString(Records.PUBLISHED.toEpochMilli()),
				"keepsake-dead-letter-time", "2026-11-22T03:00:01Z", "keepsake-dead-letter-service",
				"conversion-service"));
		assertThat(headers).hasSize(3);
	}

	@Test
	void keepsATombstoneWithoutAKey() {
		ProducerRecord<byte[], byte[]> letter = write(new ConsumerRecord<>("convert-backup", 3, 1042, null, null), "");

		assertThat(letter.key()).isNull();
		assertThat(letter.value()).isNull();
	}

	@Test
	void addsNoMoreThanItSays() {
		ProducerRecord<byte[], byte[]> letter = write(
				new ConsumerRecord<>("x".repeat(249), 2_147_483_647, Long.MAX_VALUE, new byte[0], new byte[0]),
				"💾".repeat(100_000));

		int added = 0;
		for (Header header : letter.headers()) {
			added += header.key().length() + header.value().length;
		}
		assertThat(added).isBetween(1000, DeadLetterWriter.OVERHEAD / 2);
	}

	@Test
	void tellsTheLatestLast() {
		ProducerRecord<byte[], byte[]> first = write(Records.of("{"), "first");

		ProducerRecord<byte[], byte[]> second = write(Records.of(first.value(), first.headers()), "second");

		assertThat(ours(second)).containsEntry("keepsake-dead-letter-detail", "second");
	}

	private ProducerRecord<byte[], byte[]> write(ConsumerRecord<byte[], byte[]> record, String detail) {
		return this.writer.write(record, DeadLetterReason.NOT_JSON, detail, Records.NOW);
	}

	private static Map<String, String> ours(ProducerRecord<byte[], byte[]> letter) {
		RecordHeaders ours = new RecordHeaders();
		for (Header header : letter.headers()) {
			if (header.key().startsWith(DeadLetterWriter.HEADER_PREFIX)) {
				ours.add(header);
			}
		}
		return Records.texts(ours);
	}

}
