package io.keepsake.conversion;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ActionStarted.StartedAction;
import io.keepsake.contract.ContractJson;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConversionFailed.Violation;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.DeadLetterReason;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReadEvent;
import io.keepsake.contract.Requested;
import io.keepsake.contract.Topics;
import io.keepsake.testing.generated.End;
import io.keepsake.testing.generated.GeneratedRecord;
import io.keepsake.testing.generated.GeneratedRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the bytes: nothing stops the stream, and each record ends once, where it has
 * to. It is held as work, or has failed, or is a dead letter.
 */
class AnyRecordTest {

	private static final int RECORDS = 10_000;

	private static final int HELD = 100;

	private static final long SEED = Long.getLong("keepsake.generated.seed", 20261122);

	private final Topics topics = new Topics();

	private final EventWriter events = new EventWriter(this.topics, "/keepsake/conversion-service");

	private final Set<DeadLetterReason> reasons = EnumSet.noneOf(DeadLetterReason.class);

	private final Set<String> work = new HashSet<>();

	private int accepted;

	private int refused;

	private int unforeseen;

	@TempDir
	Path directory;

	@Test
	void endsOnceWhereItHasTo() {
		try (TestedTopology topology = new TestedTopology();
				TopologyTestDriver driver = new TopologyTestDriver(topology.buildIntake(), properties())) {
			pipe(RECORDS, driver);
		}

		// the generator reaches every end and every reason, else this test proves little
		assertThat(this.accepted).isGreaterThan(1000);
		assertThat(this.refused).isGreaterThan(300);
		assertThat(this.reasons).containsExactlyInAnyOrder(DeadLetterReason.values());
		assertThat(this.unforeseen).isLessThan(RECORDS / 4);
	}

	@Test
	void isHeldAsWorkOnceItIsAccepted() {
		try (TestedTopology topology = new TestedTopology();
				TopologyTestDriver driver = new TopologyTestDriver(topology.build(), properties())) {
			pipe(HELD, driver);

			assertThat(driver.getKeyValueStore("conversion-work").all()).toIterable()
				.extracting((row) -> row.key)
				.containsExactlyInAnyOrderElementsOf(this.work);
		}
		assertThat(this.work).isNotEmpty();
	}

	private Properties properties() {
		Properties properties = TestedTopology.properties();
		properties.put(StreamsConfig.STATE_DIR_CONFIG, this.directory.toString());
		return properties;
	}

	private void pipe(int count, TopologyTestDriver driver) {
		Ends ends = new Ends(driver, this.topics);
		GeneratedRecords records = new GeneratedRecords(SEED);
		Random timestamps = new Random(SEED);
		for (int i = 0; i < count; i++) {
			GeneratedRecord record = records.next();
			try {
				ends.pipe(record, timestamps.nextLong() & Long.MAX_VALUE);
				check(record, ends, "convert-backup-0@" + i);
			}
			catch (AssertionError | RuntimeException failure) {
				throw new AssertionError("Repeat with -Dkeepsake.generated.seed=%d: record %d is %s and %s. %s"
					.formatted(SEED, i, record.end(), shown(record.value()), failure.getMessage()), failure);
			}
		}
	}

	private void check(GeneratedRecord record, Ends ends, String place) {
		List<TestRecord<byte[], byte[]>> accepted = ends.accepted.readRecordsToList();
		List<TestRecord<byte[], byte[]>> failed = ends.failed.readRecordsToList();
		List<TestRecord<byte[], byte[]>> deadLetters = ends.deadLetters.readRecordsToList();
		assertThat(Stream.of(accepted, failed, deadLetters).flatMap(List::stream)).hasSize(1);
		accepted.forEach((end) -> isAccepted(record, end, place));
		failed.forEach((end) -> hasFailed(record, end, place));
		deadLetters.forEach((end) -> isKept(record, end));
		if (record.end() instanceof End.Somewhere) {
			this.unforeseen++;
		}
	}

	private void isAccepted(GeneratedRecord record, TestRecord<byte[], byte[]> end, String place) {
		RequestAccepted request = ContractJson.mapper().readValue(end.getValue(), RequestAccepted.class);
		Requested requested = request.requested();
		switch (record.end()) {
			case End.Accepted(ConvertBackup meant) -> {
				this.accepted++;
				assertThat(requested.request()).isEqualTo(meant);
				assertThat(requested.requestId()).isEqualTo(Optional.ofNullable(meant.requestId()).orElse(place));
			}
			case End.Somewhere _ -> assertThat(requested.request().imageId()).isPositive();
			case End.Refused _, End.DeadLetter _ -> throw new AssertionError("It was accepted: " + request);
		}
		assertThat(request.account()).isIn("default", "archive").isEqualTo(requested.request().accountOrDefault());
		assertThat(end.getKey()).asString(UTF_8).isEqualTo(request.account());
		this.work.add(request.account() + "/" + request.imageId());
		ActionStarted event = new ActionStarted(request.imageId(), request.account(),
				new StartedAction(1, "in-progress", null), Instant.EPOCH, List.of(requested), 1);
		var written = this.events.write(event);
		assertThat(EventReader.actionStarted(written.headers(), written.value()))
			.isEqualTo(new ReadEvent.Understood<>(event));
	}

	private void hasFailed(GeneratedRecord record, TestRecord<byte[], byte[]> end, String place) {
		if (!(EventReader.failed(end.getHeaders(),
				end.getValue()) instanceof ReadEvent.Understood<ConversionFailed>(ConversionFailed event))) {
			throw new AssertionError("Nobody can read " + shown(end.getValue()));
		}
		assertThat(event.reason()).isEqualTo(FailureReason.INVALID_REQUEST);
		assertThat(event.violations()).isNotEmpty();
		switch (record.end()) {
			case End.Refused(Set<String> codes) -> {
				this.refused++;
				assertThat(event.violations()).extracting(Violation::code).containsExactlyInAnyOrderElementsOf(codes);
			}
			case End.Somewhere _ -> assertThat(event.requestId()).isNotEmpty();
			case End.Accepted _, End.DeadLetter _ -> throw new AssertionError("It failed: " + event);
		}
		if (event.violations().stream().anyMatch((violation) -> violation.pointer().equals("/requestId"))) {
			assertThat(event.requestId()).isEqualTo(place);
		}
	}

	private void isKept(GeneratedRecord record, TestRecord<byte[], byte[]> end) {
		Set<String> said = Stream.of(end.getHeaders().toArray())
			.filter((header) -> header.key().equals("keepsake-dead-letter-reason"))
			.map((header) -> new String(header.value(), UTF_8))
			.collect(Collectors.toSet());
		DeadLetterReason reason = Stream.of(DeadLetterReason.values())
			.filter((known) -> said.equals(Set.of(known.code())))
			.findFirst()
			.orElseThrow(() -> new AssertionError("It says why in " + said));
		switch (record.end()) {
			case End.DeadLetter(Set<DeadLetterReason> expected) -> {
				assertThat(reason).isIn(expected);
				this.reasons.add(reason);
			}
			case End.Somewhere _ -> {
			}
			case End.Accepted _, End.Refused _ -> throw new AssertionError("It is a dead letter: " + reason);
		}
		assertThat(end.getValue()).isEqualTo(record.value());
		List<Header> before = List.of(record.headers().toArray());
		assertThat(List.of(end.getHeaders().toArray()).subList(0, before.size())).isEqualTo(before);
	}

	private static String shown(byte @Nullable [] value) {
		return (value != null) ? new String(value, UTF_8) : "no value";
	}

	/**
	 * Where a record may come out, with nothing in any other topic.
	 */
	private static final class Ends {

		private final TestInputTopic<byte[], byte[]> requests;

		private final TestOutputTopic<byte[], byte[]> accepted;

		private final TestOutputTopic<byte[], byte[]> failed;

		private final TestOutputTopic<byte[], byte[]> deadLetters;

		Ends(TopologyTestDriver driver, Topics topics) {
			this.requests = driver.createInputTopic(topics.requests(), new ByteArraySerializer(),
					new ByteArraySerializer());
			this.accepted = output(driver, TestedTopology.APPLICATION + "-by-account-repartition");
			this.failed = output(driver, topics.failed());
			this.deadLetters = output(driver, topics.deadLetters());
		}

		private static TestOutputTopic<byte[], byte[]> output(TopologyTestDriver driver, String topic) {
			return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		}

		void pipe(GeneratedRecord record, long timestamp) {
			this.requests.pipeInput(new TestRecord<>(null, record.value(), record.headers(), timestamp));
		}

	}

}
