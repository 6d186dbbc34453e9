package io.keepsake.durable;

import java.util.Objects;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The edge between Kafka Streams and an {@link EngineTask}, which lives from {@code init}
 * to {@code close}.
 */
final class DurableProcessor<I, W, C, A, E> implements Processor<Object, Object, Object, Object> {

	private final DurableCalls<I, W, C, A, E> engine;

	private @Nullable EngineTask<I, W, C, A, E> task;

	DurableProcessor(DurableCalls<I, W, C, A, E> engine) {
		this.engine = engine;
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		this.task = new EngineTask<>(this.engine, context);
	}

	@Override
	public void process(Record<Object, Object> record) {
		Object value = record.value();
		if (value != null) { // else it could not be read, which has been logged
			Objects.requireNonNull(this.task).take(value);
		}
	}

	@Override
	public void close() {
		if (this.task != null) {
			this.task.close();
			this.task = null;
		}
	}

}
