package io.keepsake.poller;

import java.time.InstantSource;
import java.util.Objects;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.DeadLetterWriter;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.StreamsRecords;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes on the topic of actions; what cannot be read is kept as a dead letter.
 */
final class ReadActions implements Processor<byte[], byte[], Object, Object> {

	private final DeadLetterWriter deadLetters;

	private final RecordMetrics metrics;

	private final InstantSource clock;

	private @Nullable ProcessorContext<Object, Object> context;

	ReadActions(DeadLetterWriter deadLetters, RecordMetrics metrics, InstantSource clock) {
		this.deadLetters = deadLetters;
		this.metrics = metrics;
		this.clock = clock;
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		this.context = context;
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		ProcessorContext<Object, Object> context = Objects.requireNonNull(this.context);
		switch (EventReader.actionStarted(record.headers(), record.value())) {
			case ReadEvent.Understood<ActionStarted>(ActionStarted started) ->
				context.forward(new Record<>(started.account(), started, record.timestamp()), PollerTopology.NAME);
			case ReadEvent.Malformed<ActionStarted> malformed -> {
				this.metrics.deadLetter(malformed.reason());
				context.forward(
						StreamsRecords
							.produced(this.deadLetters.write(StreamsRecords.consumed(record, context.recordMetadata()),
									malformed.reason(), malformed.detail(), this.clock.instant())),
						PollerTopology.DEAD_LETTERS);
			}
		}
	}

}
