package io.keepsake.contract;

import java.util.Base64;
import java.util.Random;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Records as nobody would write them, and some as somebody would.
 */
final class GeneratedRecords {

	private static final String[] NAMES = { "imageId", "requestId", "account", "expiresAt", "data", "data_base64", "x",
			"", "ü" };

	private static final String[] NUMBERS = { "0", "-0", "1", "7938291", "7938291.0", "1.5", "-1", "1e3", "1e-3",
			"9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e400", "1e999999999",
			"1e99999999999", "-1e-99999999999", "0e2147483648", "9".repeat(999), "9".repeat(1001), "0.1e1", "01", "+1",
			"NaN" };

	private static final String[] TEXTS = { "", "default", "archive", "nightly-42", "a\\u0000b", "\\ud800", "\\uZZZZ",
			"💾", "2026-12-20T03:00:00Z", "2026-12-20T03:00:00+01:00", "2026-02-30T00:00:00Z", "x".repeat(255),
			"x".repeat(300), "\n", "\\" };

	private final Random random;

	GeneratedRecords(long seed) {
		this.random = new Random(seed);
	}

	ConsumerRecord<byte[], byte[]> next() {
		byte[] value = switch (this.random.nextInt(10)) {
			case 0 -> bytes(this.random.nextInt(64));
			case 1 -> Records.bytes(value(0));
			case 2 -> Records.bytes(repeat(this.random.nextInt(200)));
			case 3 -> damaged(Records.bytes(request()));
			case 4 -> Records.bytes(object(0));
			case 5 -> Records.bytes("{\"specversion\":\"1.0\",\"data_base64\":\""
					+ Base64.getEncoder().encodeToString(Records.bytes(request())) + "\"}");
			default -> Records.bytes(request());
		};
		return Records.of((this.random.nextInt(100) == 0) ? null : value, headers(), this.random.nextLong());
	}

	private RecordHeaders headers() {
		RecordHeaders headers = new RecordHeaders();
		if (this.random.nextInt(4) == 0) {
			headers.add("Content-Type", Records.bytes("application/CloudEvents+json; charset=x"));
		}
		for (int i = this.random.nextInt(4); i > 0; i--) {
			headers.add(one("traceparent", "x-a", "content-type", "", "keepsake-replay-id"),
					this.random.nextBoolean() ? bytes(8) : null);
		}
		return headers;
	}

	private String request() {
		return "{\"imageId\":" + one("7938291", "7938291.0", "0", "-1", one(NUMBERS))
				+ one("", ",\"requestId\":\"nightly-42\"", ",\"requestId\":\"" + one(TEXTS) + "\"")
				+ one("", ",\"account\":\"archive\"", ",\"account\":\"" + one(TEXTS) + "\"")
				+ one("", ",\"expiresAt\":\"2026-12-20T03:00:00+01:00\"", ",\"x\":" + value(0)) + "}";
	}

	private String object(int depth) {
		return list("{", "}", () -> "\"" + one(NAMES) + "\":" + value(depth + 1));
	}

	private String value(int depth) {
		return switch (this.random.nextInt((depth < 4) ? 7 : 5)) {
			case 0, 1 -> one(NUMBERS);
			case 2, 3 -> "\"" + one(TEXTS) + "\"";
			case 4 -> one("null", "true", "false", "nul", "");
			case 5 -> list("[", "]", () -> value(depth + 1));
			default -> object(depth + 1);
		};
	}

	private String list(String open, String close, Supplier<String> element) {
		StringBuilder list = new StringBuilder(open);
		for (int i = this.random.nextInt(5); i >= 0; i--) {
			list.append(element.get()).append((i > 0) ? "," : "");
		}
		return list.append(close).toString();
	}

	private String repeat(int depth) {
		return "{\"imageId\":1,\"x\":" + one("[", "{\"a\":").repeat(depth) + "1" + one("]", "}").repeat(depth) + "}";
	}

	byte[] damaged(byte[] bytes) {
		for (int i = this.random.nextInt(3); i > 0; i--) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt();
		}
		return bytes;
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private String one(String... of) {
		return of[this.random.nextInt(of.length)];
	}

}
