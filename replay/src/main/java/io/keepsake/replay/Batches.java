package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.keepsake.replay.Progress.Phase;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes requests, and in the same transaction the progress that counts them.
 */
final class Batches {

	private static final Duration SIGN_OF_LIFE = Progress.LEASE.dividedBy(3);

	private final Transactional producer;

	private final Journal journal;

	private final String requests;

	private final InstantSource clock;

	private Progress progress;

	/**
	 * @param start where it goes on from
	 */
	Batches(Transactional producer, Journal journal, String requests, InstantSource clock, Progress start) {
		this.producer = producer;
		this.journal = journal;
		this.requests = requests;
		this.clock = clock;
		this.progress = start;
	}

	Progress progress() {
		return this.progress;
	}

	/**
	 * Says who is at it from now on.
	 */
	void claim(Control control) {
		commit(List.of(this.journal.record(control)), this.progress);
	}

	/**
	 * The next commit says so, too.
	 */
	void count(Counted counted) {
		this.progress = this.progress.with(counted);
	}

	/**
	 * What has ended so far no longer counts towards stopping.
	 */
	void pardon(Outcomes outcomes) {
		commit(List.of(), this.progress.pardoned(outcomes, this.clock.instant()));
	}

	/**
	 * @param next the next entries of the plan
	 * @param found those of them that are still there
	 */
	void send(Entries next, List<FailedRequest> found, Changes changes) {
		Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
		skipped.putAll(this.progress.skipped());
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
				records.add(Republished.record(this.requests, this.progress.id(), failure));
			}
		}
		commit(records, this.progress.sent(next.size(), records.size(), skipped, this.clock.instant()));
	}

	/**
	 * Says that somebody is at it, if that has not been said for a while.
	 */
	void sign() {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.progress.at().plus(SIGN_OF_LIFE))) {
			commit(List.of(), this.progress.in(Phase.RUNNING, now));
		}
	}

	/**
	 * @return the offset of what says so
	 */
	long end(RunEnd end) {
		return commit(List.of(), this.progress.left(end, this.clock.instant()));
	}

	/**
	 * @return the offset of what says so
	 */
	long allSent() {
		return commit(List.of(), this.progress.in(Phase.SENT, this.clock.instant()));
	}

	private long commit(List<ProducerRecord<byte[], byte[]>> records, Progress made) {
		List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(records);
		all.add(this.journal.record(made));
		long offset = this.producer.commit(all);
		this.progress = made;
		return offset;
	}

}
