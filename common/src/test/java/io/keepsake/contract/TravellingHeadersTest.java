package io.keepsake.contract;

import java.util.List;
import java.util.Map;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TravellingHeadersTest {

	private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	@Test
	void areTheTraceAndTheReplayOnly() {
		Headers headers = Records.headers("traceparent", TRACE, "tracestate", "x=1", "keepsake-replay-id", "r-7",
				"x-team", "storage", "ce_id", "42", "content-type", "application/json");

		assertThat(new TravellingHeaders(List.of()).of(headers))
			.isEqualTo(Map.of("traceparent", TRACE, "tracestate", "x=1", "keepsake-replay-id", "r-7"));
	}

	@Test
	void areThoseOfTheOperatorToo() {
		Headers headers = Records.headers("x-team", "storage", "x-ticket", "OPS-1", "y", "1");

		assertThat(new TravellingHeaders(List.of("x-", "z")).of(headers))
			.isEqualTo(Map.of("x-team", "storage", "x-ticket", "OPS-1"));
	}

	@Test
	void areNeverThoseOfTheEventItself() {
		Headers headers = Records.headers("x", "1", "ce_id", "42", "Content-Type", "text/plain",
				"keepsake-dead-letter-reason", "empty");

		assertThat(new TravellingHeaders(List.of("")).of(headers)).isEqualTo(Map.of("x", "1"));
	}

	@Test
	void areTakenByTheirLastValue() {
		Headers headers = Records.headers("traceparent", "old", "traceparent", TRACE);

		assertThat(new TravellingHeaders(List.of()).of(headers)).isEqualTo(Map.of("traceparent", TRACE));
	}

	@Test
	void areFewAndSmallText() {
		Headers headers = new RecordHeaders().add("x-null", null)
			.add("x-bytes", new byte[] { (byte) 0xff })
			.add("x-large", new byte[1018])
			.add("x-fits", Records.bytes("ä".repeat(509)));
		for (int i = 0; i < 100; i++) {
			headers.add("x-" + i, Records.bytes("1"));
		}
		headers.add("traceparent", Records.bytes(TRACE));

		Map<String, String> travelling = new TravellingHeaders(List.of("x-")).of(headers);

		assertThat(travelling).hasSize(16)
			.containsEntry("traceparent", TRACE)
			.containsEntry("x-fits", "ä".repeat(509))
			.containsKeys("x-0", "x-13")
			.doesNotContainKeys("x-null", "x-bytes", "x-large", "x-14");
	}

	@Test
	void comeToTheRequestAndToItsRefusal() {
		RequestReader reader = new RequestReader("default"::equals, List.of("x-"));

		assertThat(reader.read(Records.of("{\"imageId\":1}", "x-team", "storage"), Records.NOW)).isInstanceOfSatisfying(
				ReadRequest.Accepted.class,
				(accepted) -> assertThat(accepted.requested().headers()).containsOnlyKeys("x-team"));
		assertThat(reader.read(Records.of("{\"imageId\":0}", "x-team", "storage"), Records.NOW)).isInstanceOfSatisfying(
				ReadRequest.Refused.class,
				(refused) -> assertThat(refused.outcome().headers()).containsOnlyKeys("x-team"));
	}

}
