package io.keepsake.durable;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Makes the loop's records the oldest of all, since a task takes the record with the
 * earliest timestamp first: answers do not queue behind a backlog of requests.
 */
final class FirstOfAll implements TimestampExtractor {

	@Override
	public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
		return 0;
	}

}
