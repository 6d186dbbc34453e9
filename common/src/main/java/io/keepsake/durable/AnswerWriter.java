package io.keepsake.durable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes replies to the loop-back topic: those of a few milliseconds as one record for
 * each partition, because a record costs the engine far more than a reply.
 * <p>
 * The producer is idempotent and takes part in no transaction: an answer is a fact,
 * whatever becomes of the task that asked. One that cannot be written is made up for when
 * its flight is overdue.
 */
final class AnswerWriter<A> implements Answers<A>, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(AnswerWriter.class);

	private static final int MOST_IN_A_RECORD = 200;

	private final Producer<byte[], byte[]> producer;

	private final String topic;

	private final LoopCodec<A> codec;

	private final Duration linger;

	private final BlockingQueue<Item<A>> queue = new LinkedBlockingQueue<>();

	private final Thread thread;

	private volatile boolean closing;

	AnswerWriter(Producer<byte[], byte[]> producer, String topic, LoopCodec<A> codec, Duration linger) {
		this.producer = producer;
		this.topic = topic;
		this.codec = codec;
		this.linger = linger;
		this.thread = Thread.ofPlatform().name(topic + "-answers").start(this::run);
	}

	@Override
	public void write(int partition, LoopRecord.Ticketed<A> reply) {
		this.queue.add(new Item<>(partition, reply));
	}

	private void run() {
		List<Item<A>> batch = new ArrayList<>();
		while (!this.closing || !this.queue.isEmpty()) {
			Item<A> first = next();
			if (first != null) {
				LockSupport.parkNanos(this.closing ? 0 : this.linger.toNanos());
				batch.add(first);
				this.queue.drainTo(batch);
				send(batch);
				batch.clear();
			}
		}
	}

	private @Nullable Item<A> next() {
		try {
			return this.queue.poll(100, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ignored) {
			// nobody interrupts this thread: it ends when it is closed and all is written
			return null;
		}
	}

	private void send(List<Item<A>> batch) {
		Map<Integer, List<LoopRecord.Ticketed<A>>> byPartition = new TreeMap<>();
		for (Item<A> item : batch) {
			byPartition.computeIfAbsent(item.partition, (partition) -> new ArrayList<>()).add(item.reply);
		}
		byPartition.forEach((partition, replies) -> {
			for (int from = 0; from < replies.size(); from += MOST_IN_A_RECORD) {
				send(partition, replies.subList(from, Math.min(replies.size(), from + MOST_IN_A_RECORD)));
			}
		});
	}

	private void send(int partition, List<LoopRecord.Ticketed<A>> replies) {
		try {
			byte[] value = this.codec.write(new LoopRecord.Answers<>(List.copyOf(replies)));
			var _ = this.producer.send(new ProducerRecord<>(this.topic, partition, null, value),
					(metadata, failure) -> {
						if (failure instanceof RecordTooLargeException && replies.size() > 1
								&& this.thread.equals(Thread.currentThread())) {
							int half = replies.size() / 2;
							send(partition, replies.subList(0, half));
							send(partition, replies.subList(half, replies.size()));
						}
						else if (failure != null) {
							warn(partition, failure);
						}
					});
		}
		catch (RuntimeException failure) {
			warn(partition, failure);
		}
	}

	private void warn(int partition, Exception failure) {
		logger.atWarn()
			.addKeyValue("topic", this.topic)
			.addKeyValue("partition", partition)
			.addKeyValue("cause", failure.getMessage())
			.log("Answers could not be written; their calls count as lost and are made up for");
	}

	@Override
	public void close() {
		this.closing = true;
		try {
			this.thread.join(Duration.ofSeconds(5));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.producer.close(Duration.ofSeconds(5));
	}

	private record Item<A>(int partition, LoopRecord.Ticketed<A> reply) {
	}

}
