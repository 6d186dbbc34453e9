package io.keepsake.quickstart;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ActionStarted.StartedAction;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.DeadLetterReason;
import io.keepsake.contract.DeadLetterWriter;
import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SightingTest {

	private static final Topics TOPICS = new Topics("t-");

	private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");

	private static final ConvertBackup REQUEST = new ConvertBackup(7, "r", null, null);

	@Test
	void seesARequestWhateverItsBytes() {
		assertThat(sighting("t-convert-backup", "x")).contains(new Sighting.Requested());
	}

	@Test
	void seesAnActionWithTheRequestsThatWaitForIt() {
		Requested requested = new Requested("r", NOW, REQUEST, Map.of());
		ActionStarted started = new ActionStarted(7, "default", new StartedAction(1, "in-progress", NOW), NOW,
				List.of(requested, requested), 1);

		assertThat(sighting(started)).contains(new Sighting.Submitted(2));
	}

	@Test
	void seesHowARequestEnded() {
		ConversionCompleted completed = new ConversionCompleted("r", 7, "default", null, true, NOW, null, NOW,
				Map.of());
		ConversionFailed failed = new ConversionFailed("r", 7, "default", null, FailureReason.REJECTED, true, "no", 422,
				null, null, 5, NOW, NOW, List.of(), REQUEST, Map.of());

		assertThat(sighting(completed)).contains(new Sighting.Completed(true));
		assertThat(sighting(failed)).contains(new Sighting.Failed(FailureReason.REJECTED));
	}

	@Test
	void seesWhereADeadLetterComesFrom() {
		assertThat(deadLetterFrom("t-convert-backup")).contains(new Sighting.DeadLetter(true));
		assertThat(deadLetterFrom("t-convert-backup.actions")).contains(new Sighting.DeadLetter(false));
		assertThat(sighting("t-convert-backup.dead-letter", "x")).contains(new Sighting.DeadLetter(false));
	}

	@Test
	void seesNothingInWhatNobodyOfOursWrote() {
		assertThat(sighting("t-convert-backup.actions", "x")).isEmpty();
		assertThat(sighting("t-convert-backup.completed", "{}")).isEmpty();
		assertThat(sighting("t-convert-backup.failed", "[]")).isEmpty();
		assertThat(sighting("convert-backup", "{}")).isEmpty();
	}

	private static Optional<Sighting> deadLetterFrom(String topic) {
		return sighting(
				new DeadLetterWriter(TOPICS, "test").write(record(topic, "x"), DeadLetterReason.NOT_JSON, "no", NOW));
	}

	private static Optional<Sighting> sighting(Event event) {
		return sighting(new EventWriter(TOPICS, "/test").write(event));
	}

	private static Optional<Sighting> sighting(ProducerRecord<byte[], byte[]> written) {
		return Sighting.of(new ConsumerRecord<>(written.topic(), 0, 0, 0, TimestampType.CREATE_TIME, 0, 0,
				written.key(), written.value(), written.headers(), Optional.empty()), TOPICS);
	}

	private static Optional<Sighting> sighting(String topic, String value) {
		return Sighting.of(record(topic, value), TOPICS);
	}

	private static ConsumerRecord<byte[], byte[]> record(String topic, String value) {
		return new ConsumerRecord<>(topic, 0, 0, new byte[0], value.getBytes(StandardCharsets.UTF_8));
	}

}
