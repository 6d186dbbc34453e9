package io.keepsake.replay;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.contract.Requested;
import io.keepsake.contract.RequestReader;
import io.keepsake.contract.Topics;
import io.keepsake.replay.Candidates.Selection;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the topics for a plan: first what failed, then what happened to those requests
 * and images. What is written meanwhile can only make it skip more.
 */
final class Planner {

	private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int SAMPLE = 10;

	private final Connection connection;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final RequestReader requests = new RequestReader((_) -> true, List.of());

	Planner(Connection connection) {
		this.connection = connection;
	}

	Drawn draw(PlanRequest request, Operator by, Instant now) {
		Topics topics = this.connection.topics();
		Candidates candidates = new Candidates(new Hashes(RANDOM.nextLong()));
		Map<String, Map<Integer, Long>> ends = new HashMap<>();
		ends.put(topics.failed(), new TopicScan(this.connection, topics.failed()).read(request.filter().since(),
				(record) -> failed(record, request.filter(), candidates)));
		Instant since = candidates.earliest().orElse(now);
		ends.put(topics.requests(), new TopicScan(this.connection, topics.requests()).read(since,
				(record) -> requested(record, now, candidates)));
		ends.put(topics.completed(), new TopicScan(this.connection, topics.completed()).read(since,
				(record) -> completed(record, candidates)));
		Selection selection = candidates.select(request.limits(), request.forced(), now);
		return new Drawn(plan(request, selection, ends, by, now), selection.entries());
	}

	private Plan plan(PlanRequest request, Selection selection, Map<String, Map<Integer, Long>> ends, Operator by,
			Instant now) {
		return new Plan(newId("r", now), by, now, request.why(), request.filter(), request.limits(), request.forced(),
				selection.matched(), selection.entries().size(), selection.skipped(), selection.examples(),
				selection.byReason(), selection.byAge(), selection.byAccount(), sample(selection.entries()), ends);
	}

	private static void failed(ConsumerRecord<byte[], byte[]> record, Filter filter, Candidates candidates) {
		if (EventReader.failed(record.headers(),
				record.value()) instanceof ReadEvent.Understood<ConversionFailed>(ConversionFailed event)) {
			FailedRequest failure = new FailedRequest(
					new Coordinates(record.topic(), record.partition(), record.offset()), event);
			candidates.failed(failure, filter.matches(failure));
		}
	}

	private void requested(ConsumerRecord<byte[], byte[]> record, Instant now, Candidates candidates) {
		switch (this.requests.read(record, now)) {
			case ReadRequest.Accepted(Requested requested, String account) ->
				candidates.requested(account, requested.request().imageId(), requested.requestId(),
						requested.requestedAt(), FailedRequest.replays(requested.headers().get(ReplayHeaders.ATTEMPT)));
			// its outcome stands among the failures, or will
			case ReadRequest.Refused _, ReadRequest.Unreadable _ -> {
			}
		}
	}

	private static void completed(ConsumerRecord<byte[], byte[]> record, Candidates candidates) {
		if (EventReader.completed(record.headers(),
				record.value()) instanceof ReadEvent.Understood<ConversionCompleted>(ConversionCompleted event)) {
			candidates.completed(event.account(), event.imageId(), event.completedAt());
		}
	}

	private List<Plan.Sample> sample(Entries entries) {
		int count = Math.min(SAMPLE, entries.size());
		List<Plan.Sample> sample = new ArrayList<>();
		try (FailedRecords records = new FailedRecords(this.connection)) {
			for (int i = 0; i < count; i++) {
				int entry = (int) ((long) i * entries.size() / count);
				records.read(entries.slice(entry, entry + 1)).stream().map(Plan.Sample::of).forEach(sample::add);
			}
		}
		return sample;
	}

	static String newId(String kind, Instant now) {
		return kind + DAY_AND_TIME.format(now) + "-" + String.format(Locale.ROOT, "%04x", RANDOM.nextInt(0x10000));
	}

	/** A plan with all of its entries. */
	record Drawn(Plan plan, Entries entries) {
	}

}
