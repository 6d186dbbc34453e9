package io.keepsake.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Writes dead letters: the record as it was, its key, value and headers, and after them
 * headers that say why and where from. If a dead letter is published again and is still
 * unreadable, its newest headers are the last ones.
 * <p>
 * A dead letter is larger than its record by up to {@link #OVERHEAD}: topic and producer
 * must allow for it.
 */
public final class DeadLetterWriter {

	/** Bytes that the headers add at most. */
	public static final int OVERHEAD = 4096;

	static final String HEADER_PREFIX = "keepsake-dead-letter-";

	private final Topics topics;

	private final String service;

	/**
	 * @param service which service could not read the record
	 */
	public DeadLetterWriter(Topics topics, String service) {
		this.topics = topics;
		this.service = service;
	}

	public ProducerRecord<byte[], byte[]> write(ConsumerRecord<byte[], byte[]> record, DeadLetterReason reason,
			String detail, Instant now) {
		RecordHeaders headers = new RecordHeaders(record.headers());
		add(headers, "reason", reason.code());
		add(headers, "detail", Echo.of(detail));
		add(headers, "topic", record.topic());
		add(headers, "partition", Integer.toString(record.partition()));
		add(headers, "offset", Long.toString(record.offset()));
		add(headers, "timestamp", Long.toString(record.timestamp()));
		add(headers, "time", now.toString());
		add(headers, "service", this.service);
		return new ProducerRecord<>(this.topics.deadLetters(), null, now.toEpochMilli(), record.key(), record.value(),
				headers);
	}

	private static void add(RecordHeaders headers, String name, String value) {
		headers.add(HEADER_PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
	}

}
