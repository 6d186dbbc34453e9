package io.keepsake.digitalocean;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.keepsake.digitalocean.Call.ListActions;
import io.keepsake.digitalocean.Call.ReadAction;
import io.keepsake.digitalocean.Call.ReadImage;
import io.keepsake.digitalocean.Call.ReadImageAction;
import io.keepsake.digitalocean.Call.ReadImageActions;
import io.keepsake.digitalocean.Call.StartAction;
import io.keepsake.durable.Reply;
import io.keepsake.quota.AccountGate;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.Limit;
import io.keepsake.quota.QuotaSettings;
import io.keepsake.quota.QuotaWatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes to whatever call, there is an answer, it is the one that its status
 * means, it fits a record, and it holds no token; and an account is not kept waiting by
 * it for longer than is configured.
 */
class AnswerDecoderFuzzTest {

	private static final String TOKEN = "dop_v1_5ecret";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final List<String> FIELDS = List.of("action", "actions", "image", "id", "type", "status",
			"started_at", "completed_at", "resource_id", "links", "pages", "next", "meta", "total", "message", "error",
			"messages", "request_id");

	private static final List<String> SCALARS = List.of("null", "true", "0", "-1", "1", "3169590176", "7938291",
			"46592838", "1.5", "1e999", "-1e-999", "9".repeat(40), "9".repeat(1500), "\"\"", "\"completed\"",
			"\"backup\"", "\"12\"", "\"2026-05-04T03:02:01.123456789Z\"", "\"-999999999-01-01T00:00:00Z\"",
			"\"\\ud83d\"", "\"\\u0000\\u001b\"", "\"" + TOKEN + "\"", "\"dop\\u005fv1_5ecret\"",
			"\"" + "long ".repeat(400) + "\"", "\"unended", "NaN", "\"\uFFFF\u202e\"");

	private static final List<Integer> STATUSES = List.of(0, -1, 100, 204, 302, 400, 401, 403, 404, 422, 429, 500, 999);

	private static final List<String> HEADERS = List.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset",
			"retry-after", "x-request-id", "content-type");

	private static final List<String> VALUES = List.of("", "0", "-1", "5000", "1444931833", "9".repeat(18),
			"9".repeat(30), "Sun, 22 Nov 2026 06:01:30 GMT", "Sun, 99 Nov 2026", TOKEN, ";;/", "text/html",
			"\u0000\ud83d");

	private static final List<Call> CALLS = List.of(StartAction.convert(1), new ReadImage(1), new ReadImageActions(1),
			new ReadImageAction(1, 2), new ReadAction(2), new ListActions(1));

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private final AnswerDecoder decoder = new AnswerDecoder(new Token(TOKEN), InstantSource.system());

	@Test
	void neverThrows() {
		Random random = new Random(7938291);
		Set<Class<?>> arms = new HashSet<>();
		for (int round = 0; round < 10_000; round++) {
			byte[] body = body(random);
			int status = (random.nextInt(3) == 0) ? STATUSES.get(random.nextInt(STATUSES.size())) : 200;
			HttpHeaders headers = headers(random);
			for (Call call : CALLS) {
				Answer answer = this.decoder.decode(call, status, headers, body);

				arms.add(answer.getClass());
				assertThat(answer).as("round %d: %d to %s", round, status, call).isInstanceOfAny(meant(status, call));
				String json = MAPPER.writeValueAsString(answer);
				assertThat(MAPPER.readValue(MAPPER.writeValueAsBytes(answer), Answer.class)).isEqualTo(answer);
				assertThat(json).doesNotContain(TOKEN);
				Errors.of(answer).ifPresent((error) -> assertThat(error.message()).isNotBlank().hasSizeLessThan(501));
			}
		}
		assertThat(arms).as("the arms that were reached").contains(Answer.class.getPermittedSubclasses());
	}

	@Test
	void noAnswerKeepsAnAccountWaitingForEver() {
		Random random = new Random(46592838);
		AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
		AccountGate gate = new AccountGate(
				"default", new QuotaSettings(List.of(new Limit(5000, Duration.ofHours(1))), 0.05,
						Duration.ofSeconds(10), LONGEST_PAUSE, Duration.ofSeconds(30), 3),
				now::get, new Blocks(), QuotaWatch.NONE);
		for (int round = 0; round < 2_000; round++) {
			Call call = CALLS.get(random.nextInt(CALLS.size()));
			int status = (random.nextInt(3) == 0) ? 429 : STATUSES.get(random.nextInt(STATUSES.size()));
			Answer answer = this.decoder.decode(call, status, headers(random), body(random));

			gate.leaves(call, now.get());
			gate.answered(call, new Reply.Answered<>(answer), now.get());
			Instant asked = now.get();
			for (Instant opens = gate.opens(call, asked); opens
				.isAfter(now.get()); opens = gate.opens(call, now.get())) {
				now.set(opens);
			}

			assertThat(Duration.between(asked, now.get())).as("round %d: after %s", round, answer)
				.isLessThanOrEqualTo(LONGEST_PAUSE.plusSeconds(1));
		}
	}

	/**
	 * What a status means: a success that does not show what was asked for may have had
	 * its effect.
	 */
	private static Class<?>[] meant(int status, Call call) {
		Class<?> found = switch (call) {
			case ReadImage _ -> Answer.ImageFound.class;
			case ReadImageActions _, ListActions _ -> Answer.ActionsFound.class;
			default -> Answer.ActionFound.class;
		};
		return switch (status) {
			case 200, 204 -> new Class<?>[] { found, Answer.Unavailable.class };
			case 400 -> new Class<?>[] { Answer.Rejected.class };
			case 401 -> new Class<?>[] { Answer.Unauthorized.class };
			case 403 -> new Class<?>[] { Answer.Forbidden.class };
			case 404 -> new Class<?>[] { Answer.NotFound.class };
			case 422 -> new Class<?>[] { Answer.Rejected.class };
			case 429 -> new Class<?>[] { Answer.Throttled.class };
			default -> new Class<?>[] { Answer.Unavailable.class };
		};
	}

	private static byte[] body(Random random) {
		byte[] json = envelope(random).getBytes(StandardCharsets.UTF_8);
		return switch (random.nextInt(8)) {
			case 0 -> noise(random);
			case 1 -> Arrays.copyOf(json, random.nextInt(json.length + 1));
			case 2 -> {
				json[random.nextInt(json.length)] = (byte) random.nextInt();
				yield json;
			}
			case 3 ->
				("<html><title>" + TOKEN + new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
			default -> json;
		};
	}

	private static byte[] noise(Random random) {
		byte[] bytes = new byte[random.nextInt(300)];
		random.nextBytes(bytes);
		return bytes;
	}

	private static String envelope(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> "{\"action\":" + resource(random) + "}";
			case 1 -> "{\"image\":" + resource(random) + "}";
			case 2 ->
				"{\"actions\":[" + resource(random) + "," + value(random, 2) + "],\"meta\":" + value(random, 2) + "}";
			default -> object(random, 0);
		};
	}

	private static String resource(Random random) {
		return object(random, 4, List.of("id", "type", "status", "started_at", "completed_at", "resource_id"));
	}

	private static String object(Random random, int depth) {
		return object(random, depth, FIELDS);
	}

	private static String object(Random random, int depth, List<String> fields) {
		return fields.stream()
			.filter((field) -> random.nextBoolean())
			.map((field) -> "\"" + field + "\":" + value(random, depth + 1))
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static String value(Random random, int depth) {
		return switch (random.nextInt((depth < 4) ? 10 : 7)) {
			case 7 -> object(random, depth);
			case 8 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
			case 9 -> (random.nextInt(50) == 0) ? "[".repeat(3000) : "[]";
			default -> SCALARS.get(random.nextInt(SCALARS.size()));
		};
	}

	private static HttpHeaders headers(Random random) {
		HttpHeaders headers = new HttpHeaders();
		HEADERS.stream()
			.filter((name) -> random.nextBoolean())
			.forEach((name) -> headers.add(name, VALUES.get(random.nextInt(VALUES.size()))));
		return headers;
	}

}
