package io.keepsake.cli;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.keepsake.replay.Connection;
import io.keepsake.replay.Coordinates;
import io.keepsake.replay.OffsetRange;
import io.keepsake.replay.TopicScan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which dead letters are meant, and where they are.
 */
final class DeadLetterTopic {

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Option(names = "--topic", paramLabel = "TOPIC",
			description = "another topic of dead letters, such as those of Spring, Streams, share groups and Connect")
	private @Nullable String topic;

	@Option(names = "--since", paramLabel = "TIME", description = "written since: an instant, or a duration ago")
	private @Nullable String since;

	@Option(names = "--reason", paramLabel = "REASON", description = "only those of this reason")
	private @Nullable String reason;

	/**
	 * Those at these places, or all that are meant if none is named, one by one.
	 */
	void read(List<String> places, Consumer<DeadLetter> reader) {
		Connection kafka = this.connection.connect();
		List<OffsetRange> ranges = places.stream().map(DeadLetterTopic::range).toList();
		read(kafka, (letter) -> {
			if (ranges.isEmpty() || ranges.stream().anyMatch((range) -> holds(range, letter.place()))) {
				reader.accept(letter);
			}
		});
	}

	private void read(Connection kafka, Consumer<DeadLetter> reader) {
		new TopicScan(kafka, name(kafka)).read(FilterOptions.time("--since", this.since, Instant.now()), (record) -> {
			DeadLetter letter = DeadLetter.of(record);
			if (this.reason == null || this.reason.equals(letter.reason())) {
				reader.accept(letter);
			}
		});
	}

	private String name(Connection kafka) {
		return (this.topic != null) ? this.topic : kafka.topics().deadLetters();
	}

	private static boolean holds(OffsetRange range, Coordinates place) {
		return range.partition() == place.partition() && place.offset() >= range.first()
				&& place.offset() <= range.last();
	}

	// as it is listed, or short
	private static OffsetRange range(String place) {
		return OffsetRange.parse(place.substring(place.lastIndexOf('-', Math.max(0, place.indexOf('@'))) + 1));
	}

}
