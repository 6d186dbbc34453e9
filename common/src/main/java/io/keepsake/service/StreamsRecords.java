package io.keepsake.service;

import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The same record in the words of the plain clients and of Kafka Streams.
 */
public final class StreamsRecords {

	private StreamsRecords() {
	}

	/**
	 * The record as a consumer would have read it.
	 */
	public static ConsumerRecord<byte[], byte[]> consumed(Record<byte[], byte[]> record,
			Optional<RecordMetadata> metadata) {
		return new ConsumerRecord<>(metadata.map(RecordMetadata::topic).orElse(""),
				metadata.map(RecordMetadata::partition).orElse(0), metadata.map(RecordMetadata::offset).orElse(0L),
				record.timestamp(), TimestampType.CREATE_TIME, ConsumerRecord.NULL_SIZE, ConsumerRecord.NULL_SIZE,
				record.key(), record.value(), record.headers(), Optional.empty());
	}

	/**
	 * The record as a processor forwards it; its topic is the sink's.
	 */
	public static Record<byte[], byte[]> produced(ProducerRecord<byte[], byte[]> record) {
		return new Record<>(record.key(), record.value(), record.timestamp(), record.headers());
	}

}
