package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import io.keepsake.simulator.FaultRule;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done for a request is in one trace, which a collector hears of from both
 * services.
 */
@Timeout(300)
class TracedIT {

	private static final String SUBMIT = "conversion-service: POST /v2/images/{imageId}/actions";

	private static final String SUBMITTED = "conversion-service: request submitted";

	private static final String READ = "status-poller: GET /v2/actions/{actionId}";

	private static final String COMPLETED = "status-poller: request completed";

	@TempDir
	static Path directory;

	private static TraceCollector collector;

	private static Pair pair;

	@BeforeAll
	static void start() throws IOException {
		collector = TraceCollector.start();
		pair = Pair.start(directory, "management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint(),
				"management.opentelemetry.tracing.export.schedule-delay=50ms", "keepsake.topics.forwarded-headers=x-");
	}

	@AfterAll
	static void stop() {
		pair.close();
		collector.close();
	}

	@Test
	void callsAndOutcomeAreInTheTraceOfThePublisher() {
		Trace trace = Trace.sampled();
		pair.outcome(publish(trace)).isCompleted();

		List<TraceCollector.Span> spans = await(trace.traceId, SUBMIT, SUBMITTED, READ, COMPLETED);

		assertThat(spans).allSatisfy((span) -> assertThat(span.parentId()).as(span.name()).isEqualTo(trace.spanId));
		assertThat(names(spans)).containsExactlyInAnyOrder(SUBMIT, SUBMITTED, READ, COMPLETED);
	}

	@Test
	void aFailureTellsItsReason() {
		Trace trace = Trace.sampled();
		pair.outcome(publish(trace, "{\"imageId\":-1}"));

		List<TraceCollector.Span> spans = await(trace.traceId, "conversion-service: request failed");

		assertThat(spans.getFirst().attributes()).containsEntry("keepsake.reason", "invalid-request");
	}

	@Test
	void theTraceOutlivesTheInstance() {
		pair.behave((behaviour) -> behaviour.withFault("503-html", new FaultRule(1, "", "", "acme")));
		Trace trace = Trace.sampled();
		Request request = publish(trace, "{\"imageId\":%d,\"account\":\"acme\"}".formatted(Images.fresh()));
		await(trace.traceId, SUBMIT);

		pair.services().stop(pair.conversionService());
		int before = collector.spansOf(trace.traceId).size();
		pair.behave((behaviour) -> behaviour);
		pair.services().startConversionService();
		pair.outcome(request).isCompleted();

		assertThat(await(trace.traceId, SUBMITTED, READ, COMPLETED)).hasSizeGreaterThan(before + 3)
			.anySatisfy((span) -> assertThat(span.attributes()).containsEntry("status", "503"))
			.anySatisfy((span) -> assertThat(span.attributes()).containsEntry("status", "201"))
			.allSatisfy((span) -> assertThat(span.parentId()).isEqualTo(trace.spanId));
	}

	@Test
	void aRequestWithoutATraceBeginsOneThatItsOutcomeTells() {
		Request request = pair.publish(Images.fresh());
		pair.outcome(request).isCompleted();
		Trace begun = Trace.parse(pair.actionRecord(request).headers().getOrDefault("traceparent", ""));

		List<TraceCollector.Span> spans = await(begun.traceId, "conversion-service: convert-backup", SUBMIT, SUBMITTED,
				READ, COMPLETED);

		assertThat(spans).filteredOn((span) -> span.name().equals("convert-backup"))
			.singleElement()
			.satisfies((span) -> assertThat(span.parentId()).isEmpty())
			.satisfies((span) -> assertThat(span.spanId()).isEqualTo(begun.spanId));
		assertThat(spans).filteredOn((span) -> !span.name().equals("convert-backup"))
			.allSatisfy((span) -> assertThat(span.parentId()).isEqualTo(begun.spanId));
	}

	@Test
	void aPublisherMayLeaveItsTraceOut() {
		Trace unsampled = Trace.of("00");
		pair.outcome(publish(unsampled)).isCompleted();
		Trace later = Trace.sampled();
		pair.outcome(publish(later)).isCompleted();
		await(later.traceId, SUBMIT, SUBMITTED, READ, COMPLETED);

		assertThat(collector.spansOf(unsampled.traceId)).isEmpty();
	}

	@Test
	void noTokenAndNoHeaderIsInASpan() {
		Trace trace = Trace.sampled();
		ProducerRecord<byte[], byte[]> record = record(trace, "{\"imageId\":%d}".formatted(Images.fresh()));
		record.headers().add("x-secret", "secret-of-the-publisher".getBytes(StandardCharsets.UTF_8));
		pair.outcome(pair.publish(record)).isCompleted();
		await(trace.traceId, SUBMIT, SUBMITTED, READ, COMPLETED);

		assertThat(collector.text()).doesNotContain("token-of-")
			.doesNotContain("secret-of-the-publisher")
			.doesNotContainIgnoringCase("bearer")
			.doesNotContainIgnoringCase("authorization");
	}

	@Test
	void theHistogramsNameATraceForAnExample() {
		Trace trace = Trace.sampled();
		pair.outcome(publish(trace)).isCompleted();

		assertThat(Scrape.openMetrics(pair.conversionService()))
			.anyMatch((line) -> line.startsWith("keepsake_api_calls_seconds_bucket") && line.contains("# {span_id="))
			.anyMatch((line) -> line.startsWith("keepsake_request_submit_seconds_bucket")
					&& line.contains("# {span_id="));
		assertThat(Scrape.openMetrics(pair.statusPoller())).anyMatch(
				(line) -> line.startsWith("keepsake_request_outcome_seconds_bucket") && line.contains("# {span_id="));
	}

	private static Request publish(Trace trace) {
		return publish(trace, "{\"imageId\":%d}".formatted(Images.fresh()));
	}

	private static Request publish(Trace trace, String json) {
		return pair.publish(record(trace, json));
	}

	private static ProducerRecord<byte[], byte[]> record(Trace trace, String json) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(pair.topics().requests(),
				json.getBytes(StandardCharsets.UTF_8));
		record.headers().add("traceparent", trace.header().getBytes(StandardCharsets.US_ASCII));
		return record;
	}

	private static List<TraceCollector.Span> await(String traceId, String... expected) {
		Await.until(traceId + " has " + List.of(expected),
				() -> names(collector.spansOf(traceId)).containsAll(List.of(expected)));
		return collector.spansOf(traceId);
	}

	private static Set<String> names(List<TraceCollector.Span> spans) {
		return spans.stream().map(TraceCollector.Span::what).collect(Collectors.toSet());
	}

	/**
	 * What a publisher says of its own span.
	 */
	private record Trace(String traceId, String spanId, String flags) {

		static Trace sampled() {
			return of("01");
		}

		static Trace of(String flags) {
			return new Trace(random(16), random(8), flags);
		}

		static Trace parse(String header) {
			assertThat(header).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
			return new Trace(header.substring(3, 35), header.substring(36, 52), "01");
		}

		private static String random(int bytes) {
			byte[] id = new byte[bytes];
			ThreadLocalRandom.current().nextBytes(id);
			return HexFormat.of().formatHex(id);
		}

		String header() {
			return "00-" + this.traceId + "-" + this.spanId + "-" + this.flags;
		}

	}

}
