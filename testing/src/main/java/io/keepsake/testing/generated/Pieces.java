package io.keepsake.testing.generated;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.contract.DeadLetterReason;

import static io.keepsake.testing.generated.Piece.broken;
import static io.keepsake.testing.generated.Piece.good;
import static io.keepsake.testing.generated.Piece.violating;
import static io.keepsake.testing.generated.Piece.wrong;

/**
 * What may stand in each field of a request. {@code default} and {@code archive} are the
 * accounts that there are.
 */
final class Pieces {

	private static final Instant EXPIRES_AT = Instant.parse("2026-12-20T03:00:00Z");

	static final List<Piece<Long>> IMAGE_IDS = List.of(good("1", 1L), good("0.1e1", 1L), good("7938291", 7938291L),
			good("7938291.0", 7938291L), good("1e3", 1000L), good("9223372036854775807", Long.MAX_VALUE),
			violating("not-positive", "0", 0L), violating("not-positive", "-0", 0L),
			violating("not-positive", "0e2147483648", 0L), violating("not-positive", "-1", -1L),
			wrong(DeadLetterReason.WRONG_TYPE, "1.5"), wrong(DeadLetterReason.WRONG_TYPE, "1e-3"),
			wrong(DeadLetterReason.WRONG_TYPE, "\"7938291\""), wrong(DeadLetterReason.WRONG_TYPE, "true"),
			wrong(DeadLetterReason.WRONG_TYPE, "[7938291]"), wrong(DeadLetterReason.MISSING_FIELD, "null"),
			wrong(DeadLetterReason.OUT_OF_RANGE, "9223372036854775808"),
			wrong(DeadLetterReason.OUT_OF_RANGE, "-9223372036854775809"), wrong(DeadLetterReason.OUT_OF_RANGE, "1e400"),
			wrong(DeadLetterReason.OUT_OF_RANGE, "1e999999999"), wrong(DeadLetterReason.OUT_OF_RANGE, "1e99999999999"),
			wrong(DeadLetterReason.OUT_OF_RANGE, "-1e-99999999999"),
			wrong(DeadLetterReason.OUT_OF_RANGE, "9".repeat(999)), broken(DeadLetterReason.TOO_LONG, "9".repeat(1001)),
			broken(DeadLetterReason.NOT_JSON, "01"), broken(DeadLetterReason.NOT_JSON, "+1"),
			broken(DeadLetterReason.NOT_JSON, "NaN"));

	private static final List<Piece<String>> NO_TEXTS = List.of(wrong(DeadLetterReason.WRONG_TYPE, "12"),
			wrong(DeadLetterReason.WRONG_TYPE, "{\"imageId\":1}"), broken(DeadLetterReason.NOT_JSON, "\"\\uZZZZ\""),
			broken(DeadLetterReason.NOT_JSON, "\"\n\""), broken(DeadLetterReason.NOT_JSON, "\"\\\""),
			broken(DeadLetterReason.NOT_JSON, "nul"));

	static final List<Piece<String>> REQUEST_IDS = and(NO_TEXTS,
			List.of(good("null", null), good("\"nightly-42\"", "nightly-42"), good("\"archive\"", "archive"),
					good("\"💾\"", "💾"), good("\"" + "x".repeat(255) + "\"", "x".repeat(255)),
					violating("empty", "\"\"", ""), violating("too-long", "\"" + "x".repeat(300) + "\"", "x"),
					violating("control-character", "\"a\\u0000b\"", "a"),
					violating("control-character", "\"\\ud800\"", "?")));

	static final List<Piece<String>> ACCOUNTS = and(NO_TEXTS,
			List.of(good("null", null), good("\"default\"", "default"), good("\"archive\"", "archive"),
					violating("unknown-account", "\"\"", ""), violating("unknown-account", "\"Archive\"", "Archive"),
					violating("unknown-account", "\"\\ud800\"", "?"),
					violating("unknown-account", "\"" + "x".repeat(300) + "\"", "x")));

	static final List<Piece<Instant>> EXPIRIES = List.of(good("null", null),
			good("\"2026-12-20T03:00:00Z\"", EXPIRES_AT), good("\"2026-12-20T04:00:00+01:00\"", EXPIRES_AT),
			wrong(DeadLetterReason.NOT_AN_INSTANT, "\"2026-02-30T00:00:00Z\""),
			wrong(DeadLetterReason.NOT_AN_INSTANT, "\"\""),
			wrong(DeadLetterReason.NOT_AN_INSTANT, "\"+12026-12-20T03:00:00Z\""),
			wrong(DeadLetterReason.WRONG_TYPE, "1797735600"), broken(DeadLetterReason.NOT_JSON, "2026-12-20"));

	private Pieces() {
	}

	private static List<Piece<String>> and(List<Piece<String>> some, List<Piece<String>> more) {
		return Stream.concat(some.stream(), more.stream()).toList();
	}

}
