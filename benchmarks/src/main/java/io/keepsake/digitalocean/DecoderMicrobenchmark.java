package io.keepsake.digitalocean;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import org.springframework.http.HttpHeaders;

/**
 * Answers of the API, from their bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecoderMicrobenchmark {

	private static final long IMAGE = 7938291;

	private final AnswerDecoder decoder = new AnswerDecoder(Token.of("dop_v1_of_a_benchmark", "token"),
			InstantSource.system());

	private final HttpHeaders headers = headers();

	private final byte[] started = ("{\"action\":" + action(0) + "}").getBytes(StandardCharsets.UTF_8);

	private final byte[] page = IntStream.range(0, Call.ListActions.PAGE_SIZE)
		.mapToObj(DecoderMicrobenchmark::action)
		.collect(Collectors.joining(",", "{\"actions\":[", "],\"links\":{},\"meta\":{\"total\":200}}"))
		.getBytes(StandardCharsets.UTF_8);

	private final byte[] unavailable = "<html><body><h1>502 Bad Gateway</h1></body></html>"
		.getBytes(StandardCharsets.UTF_8);

	@Benchmark
	public Object actionStarted() {
		return this.decoder.decode(Call.StartAction.convert(IMAGE), 201, this.headers, this.started);
	}

	@Benchmark
	public Object pageOf200Actions() {
		return this.decoder.decode(new Call.ListActions(1), 200, this.headers, this.page);
	}

	@Benchmark
	public Object badGateway() {
		return this.decoder.decode(Call.StartAction.convert(IMAGE), 502, new HttpHeaders(), this.unavailable);
	}

	private static HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Content-Type", "application/json; charset=utf-8");
		headers.set("ratelimit-limit", "5000");
		headers.set("ratelimit-remaining", "4816");
		headers.set("ratelimit-reset", "1795348800");
		headers.set("x-request-id", "4ff8d5e1-1c3a-4a46-8a44-0e2d4f1f8a11");
		return headers;
	}

	private static String action(int number) {
		return ("{\"id\":%d,\"status\":\"in-progress\",\"type\":\"convert\",\"started_at\":\"2026-11-22T12:00:00Z\","
				+ "\"completed_at\":null,\"resource_id\":%d,\"resource_type\":\"image\",\"region\":null,"
				+ "\"region_slug\":\"nyc3\"}")
			.formatted(3_169_590_176L + number, IMAGE + number);
	}

}
