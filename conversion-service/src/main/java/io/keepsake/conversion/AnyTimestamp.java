package io.keepsake.conversion;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes a request whose publisher set no timestamp for one of now. Kafka Streams would
 * stop at it.
 */
final class AnyTimestamp implements TimestampExtractor {

	@Override
	public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
		return (record.timestamp() >= 0) ? record.timestamp() : System.currentTimeMillis();
	}

}
