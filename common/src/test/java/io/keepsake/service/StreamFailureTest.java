package io.keepsake.service;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.RocksDBException;
import tools.jackson.databind.json.JsonMapper;

import static io.keepsake.service.StreamFailure.BROKERS_TOO_OLD;
import static io.keepsake.service.StreamFailure.NOT_PERMITTED;
import static io.keepsake.service.StreamFailure.NO_ROOM;
import static io.keepsake.service.StreamFailure.PARTITIONS_DO_NOT_FIT;
import static io.keepsake.service.StreamFailure.RECORD_TOO_LARGE;
import static io.keepsake.service.StreamFailure.STATE_OF_ANOTHER_VERSION;
import static io.keepsake.service.StreamFailure.STATE_UNREADABLE;
import static io.keepsake.service.StreamFailure.TOPIC_GONE;
import static io.keepsake.service.StreamFailure.TRANSACTIONS_TOO_SHORT;
import static io.keepsake.service.StreamFailure.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class StreamFailureTest {

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(inStore(new RocksDBException("Corruption: bad magic number")), STATE_UNREADABLE),
				Arguments.of(inStore(new RocksDBException("IO error: No space left on device: While appending")),
						NO_ROOM),
				Arguments.of(inStore(new RocksDBException("IO error: File too large: While appending")), NO_ROOM),
				Arguments.of(inStore(new IOException("Disk quota exceeded")), NO_ROOM),
				Arguments.of(new ProcessorStateException("no store"), STATE_UNREADABLE),
				Arguments.of(inThread(new InvalidStateStoreException("Store is currently closed")), STATE_UNREADABLE),
				Arguments.of(inThread(catchThrowable(() -> JsonMapper.shared().readValue("{", Map.class))),
						STATE_OF_ANOTHER_VERSION),
				Arguments.of(inThread(new MissingSourceTopicException("convert-backup")), TOPIC_GONE),
				Arguments.of(
						inThread(
								new StreamsException("Existing internal topic work has invalid partitions: expected: 3;"
										+ " actual: 1. Use 'org.apache.kafka.tools.StreamsResetter' tool to clean up")),
						PARTITIONS_DO_NOT_FIT),
				Arguments.of(inThread(new TransactionalIdAuthorizationException("no")), NOT_PERMITTED),
				Arguments.of(inThread(new SaslAuthenticationException("no")), NOT_PERMITTED),
				Arguments.of(
						inThread(new KafkaException(
								"the maximum value allowed (as configured by transaction.max.timeout.ms)")),
						TRANSACTIONS_TOO_SHORT),
				Arguments.of(inThread(new UnsupportedVersionException("no")), BROKERS_TOO_OLD),
				Arguments.of(inThread(new RecordTooLargeException("no")), RECORD_TOO_LARGE),
				Arguments.of(inThread(new IllegalStateException("a bug")), UNKNOWN));
	}

	private static Throwable inStore(Exception cause) {
		return inThread(new ProcessorStateException("Error opening store", cause));
	}

	private static Throwable inThread(Throwable cause) {
		return new StreamsException("in a thread", cause);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void isKnownByWhatLiesDeepest(Throwable failure, StreamFailure kind) {
		assertThat(StreamFailure.of(failure)).isEqualTo(kind);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
	void eachSaysWhatToDo(StreamFailure kind) {
		assertThat(kind.remedy()).isNotBlank();
	}

}
