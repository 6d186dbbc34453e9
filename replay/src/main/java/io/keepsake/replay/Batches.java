package io.keepsake.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.keepsake.replay.Progress.Phase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Publishes requests, and in the same transaction the progress that counts them.
 */
final class Batches {

	private final KafkaProducer<byte[], byte[]> producer;

	private final Journal journal;

	private final String requests;

	Batches(KafkaProducer<byte[], byte[]> producer, Journal journal, String requests) {
		this.producer = producer;
		this.journal = journal;
		this.requests = requests;
	}

	/**
	 * Says who is at it from now on.
	 */
	void claim(Progress progress, Control control) {
		commit(List.of(this.journal.record(control)), progress);
	}

	/**
	 * @param next the next entries of the plan
	 * @param found those of them that are still there
	 */
	Progress send(Entries next, List<FailedRequest> found, Changes changes, Progress progress, Instant now) {
		Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
		skipped.putAll(progress.skipped());
		if (found.size() < next.size()) {
			skipped.merge(Skip.GONE, next.size() - found.size(), Integer::sum);
		}
		List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
		for (FailedRequest failure : found) {
			Optional<Skip> skip = changes.skip(failure);
			if (skip.isPresent()) {
				skipped.merge(skip.get(), 1, Integer::sum);
			}
			else {
				records.add(Republished.record(this.requests, progress.id(), failure));
			}
		}
		Progress made = new Progress(progress.id(), Phase.RUNNING, progress.next() + next.size(),
				progress.sent() + records.size(), skipped, progress.by(), now, null, null);
		commit(records, made);
		return made;
	}

	void commit(List<ProducerRecord<byte[], byte[]>> records, Progress progress) {
		this.producer.beginTransaction();
		try {
			records.forEach(this::send);
			send(this.journal.record(progress));
			this.producer.commitTransaction();
		}
		catch (ProducerFencedException | InvalidProducerEpochException ex) {
			throw ex;
		}
		catch (KafkaException ex) {
			// an open transaction holds up the readers of its topics
			this.producer.abortTransaction();
			throw ex;
		}
	}

	private void send(ProducerRecord<byte[], byte[]> record) {
		var _ = this.producer.send(record); // what fails it fails the commit
	}

}
