package io.keepsake.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.rocksdb.RocksDBException;
import tools.jackson.core.JacksonException;

/**
 * Why a stream thread died, in the words of whoever has to do something about it. In none
 * of these is anything lost: a thread that dies leaves its work as it was committed.
 */
enum StreamFailure {

	/** Space, a quota, or a limit on the size of files. */
	NO_ROOM("There is no room in keepsake.engine.state-directory: make some, or give another one;"
			+ " the state is rebuilt from Kafka"),
	STATE_UNREADABLE("The local state cannot be read and is rebuilt from Kafka; nothing has to be done"),
	STATE_OF_ANOTHER_VERSION("The work in Kafka was written by another version, and this one cannot read it:"
			+ " start the version that wrote it, or a later one than this"),
	TOPIC_GONE("A topic that the service reads is gone: docs/operations.md, \"When a topic is gone\", says what to do"),
	PARTITIONS_DO_NOT_FIT("A topic that holds work has not as many partitions as it needs: docs/operations.md,"
			+ " \"When a topic is gone\", says what to do; to reset the application would throw all its work away"),
	NOT_PERMITTED("The brokers do not permit what the service needs: docs/operations.md lists what it needs"),
	TRANSACTIONS_TOO_SHORT("The brokers' transaction.max.timeout.ms is shorter than the transaction.timeout.ms of the"
			+ " service: raise the one, or lower spring.kafka.streams.properties[producer.transaction.timeout.ms]"),
	BROKERS_TOO_OLD("The brokers are too old: 4.0 is the first version that will do"),
	RECORD_TOO_LARGE("A record is larger than its topic allows: raise its max.message.bytes"), UNKNOWN("");

	/** As the C library says it. */
	private static final List<String> NO_ROOM_MESSAGES = List.of("No space left", "quota exceeded", "File too large");

	/** The producer wraps this error code, unlike others, in an exception of no type. */
	private static final String BROKERS_MAXIMUM = "transaction.max.timeout.ms";

	/** Of an exception of no narrower type, which goes on with advice not to be taken. */
	private static final String INVALID_PARTITIONS = "has invalid partitions";

	private final String remedy;

	StreamFailure(String remedy) {
		this.remedy = remedy;
	}

	/**
	 * What to do, in a sentence; empty if nobody knows.
	 */
	String remedy() {
		return this.remedy;
	}

	/**
	 * By what lies deepest: what is wrapped around it says less.
	 */
	static StreamFailure of(Throwable failure) {
		return causes(failure).reversed()
			.stream()
			.map(StreamFailure::ofOne)
			.filter((kind) -> kind != UNKNOWN)
			.findFirst()
			.orElse(UNKNOWN);
	}

	private static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

	private static StreamFailure ofOne(Throwable cause) {
		return switch (cause) {
			case IOException _ when saysNoRoom(cause) -> NO_ROOM;
			case RocksDBException _ when saysNoRoom(cause) -> NO_ROOM;
			case RocksDBException _ -> STATE_UNREADABLE;
			case ProcessorStateException _ -> STATE_UNREADABLE;
			case InvalidStateStoreException _ -> STATE_UNREADABLE;
			case MissingSourceTopicException _ -> TOPIC_GONE;
			case StreamsException _ when saysOf(cause, INVALID_PARTITIONS) -> PARTITIONS_DO_NOT_FIT;
			case AuthorizationException _ -> NOT_PERMITTED;
			case AuthenticationException _ -> NOT_PERMITTED;
			case KafkaException _ when saysOf(cause, BROKERS_MAXIMUM) -> TRANSACTIONS_TOO_SHORT;
			case UnsupportedVersionException _ -> BROKERS_TOO_OLD;
			case RecordTooLargeException _ -> RECORD_TOO_LARGE;
			case JacksonException _ -> STATE_OF_ANOTHER_VERSION;
			default -> UNKNOWN;
		};
	}

	private static boolean saysNoRoom(Throwable cause) {
		return NO_ROOM_MESSAGES.stream().anyMatch((message) -> saysOf(cause, message));
	}

	private static boolean saysOf(Throwable cause, String words) {
		return String.valueOf(cause.getMessage()).contains(words);
	}

}
