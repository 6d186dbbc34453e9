package io.keepsake.conversion;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

import io.keepsake.contract.DeadLetterWriter;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.RequestReader;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.StreamsRecords;
import io.keepsake.service.Tracing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes on the topic of requests: what is one goes on, what names the
 * impossible has its outcome, and what is none is kept as a dead letter.
 */
final class ReadRequests implements Processor<byte[], byte[], Object, Object> {

	private final RequestReader reader;

	private final EventWriter events;

	private final DeadLetterWriter deadLetters;

	private final RecordMetrics metrics;

	private final Tracing tracing;

	private final InstantSource clock;

	private @Nullable ProcessorContext<Object, Object> context;

	ReadRequests(RequestReader reader, EventWriter events, DeadLetterWriter deadLetters, RecordMetrics metrics,
			Tracing tracing, InstantSource clock) {
		this.reader = reader;
		this.events = events;
		this.deadLetters = deadLetters;
		this.metrics = metrics;
		this.tracing = tracing;
		this.clock = clock;
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		this.context = context;
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		ProcessorContext<Object, Object> context = Objects.requireNonNull(this.context);
		ConsumerRecord<byte[], byte[]> request = StreamsRecords.consumed(record, context.recordMetadata());
		Instant now = this.clock.instant();
		switch (this.reader.read(request, now)) {
			case ReadRequest.Accepted accepted -> {
				this.metrics.accepted();
				RequestAccepted traced = new RequestAccepted(accepted.account(),
						this.tracing.begin(accepted.requested()));
				context.forward(new Record<>(accepted.account(), traced, now.toEpochMilli()),
						ConversionTopology.ACCEPTED);
			}
			case ReadRequest.Refused refused -> {
				this.metrics.refused(refused.outcome());
				context.forward(StreamsRecords.produced(this.events.write(refused.outcome())),
						ConversionTopology.REFUSED);
			}
			case ReadRequest.Unreadable unreadable -> {
				this.metrics.unreadable(unreadable.reason());
				context.forward(
						StreamsRecords
							.produced(this.deadLetters.write(request, unreadable.reason(), unreadable.detail(), now)),
						ConversionTopology.DEAD_LETTERS);
			}
		}
	}

}
