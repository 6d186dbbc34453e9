package io.keepsake.quickstart;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReadEvent;
import io.keepsake.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record on one of the topics says of the progress.
 */
sealed interface Sighting {

	record Requested() implements Sighting {
	}

	/**
	 * @param requests how many wait for the action
	 */
	record Submitted(int requests) implements Sighting {
	}

	record Completed(boolean alreadySnapshot) implements Sighting {
	}

	record Failed(FailureReason reason) implements Sighting {
	}

	/**
	 * @param ofRequest whether it was meant as a request, and so was counted as one
	 */
	record DeadLetter(boolean ofRequest) implements Sighting {
	}

	/** Nothing, where somebody else wrote to a topic of events. */
	static Optional<Sighting> of(ConsumerRecord<byte[], byte[]> record, Topics topics) {
		String topic = record.topic();
		if (topic.equals(topics.requests())) {
			return Optional.of(new Requested());
		}
		if (topic.equals(topics.deadLetters())) {
			return Optional.of(new DeadLetter(topics.requests().equals(origin(record))));
		}
		if (topic.equals(topics.actions())) {
			return of(EventReader.actionStarted(record.headers(), record.value()));
		}
		if (topic.equals(topics.completed())) {
			return of(EventReader.completed(record.headers(), record.value()));
		}
		return topic.equals(topics.failed()) ? of(EventReader.failed(record.headers(), record.value()))
				: Optional.empty();
	}

	private static Optional<Sighting> of(ReadEvent<?> read) {
		return switch (read) {
			case ReadEvent.Understood<?>(ActionStarted started) ->
				Optional.of(new Submitted(started.requestIds().size()));
			case ReadEvent.Understood<?>(ConversionCompleted completed) ->
				Optional.of(new Completed(completed.alreadySnapshot()));
			case ReadEvent.Understood<?>(ConversionFailed failed) -> Optional.of(new Failed(failed.reason()));
			case ReadEvent.Malformed<?> _ -> Optional.empty();
		};
	}

	private static String origin(ConsumerRecord<byte[], byte[]> deadLetter) {
		return Optional.ofNullable(deadLetter.headers().lastHeader("keepsake-dead-letter-topic"))
			.map((header) -> new String(header.value(), StandardCharsets.UTF_8))
			.orElse("");
	}

}
