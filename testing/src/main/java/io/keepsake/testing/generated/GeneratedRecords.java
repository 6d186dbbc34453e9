package io.keepsake.testing.generated;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.DeadLetterReason;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Records as nobody would write them, and some as somebody would. How each is made tells
 * where it has to end, but for those that were damaged at random.
 */
public final class GeneratedRecords {

	private static final int DEEPEST = 64;

	private final Random random;

	private long images = 1_000_000_000;

	public GeneratedRecords(long seed) {
		this.random = new Random(seed);
	}

	public GeneratedRecord next() {
		GeneratedRecord record = record();
		return (this.random.nextInt(100) != 0) ? record
				: new GeneratedRecord(null, record.headers(), End.DeadLetter.of(DeadLetterReason.TOMBSTONE));
	}

	private GeneratedRecord record() {
		GeneratedRequest request = new GeneratedRequest(this.random, this.images++);
		int kind = this.random.nextInt(14);
		RecordHeaders headers = new RecordHeaders();
		boolean structured = headers(headers, (kind < 3) ? 4 : 1);
		return switch (kind) {
			case 0 -> of("{\"specversion\":\"1.0\",\"data\":" + request.json() + "}", headers,
					structured ? request.end() : request.endAsSomethingElse());
			case 1 -> of("{\"data_base64\":\"" + Base64.getEncoder().encodeToString(bytes(request.json())) + "\"}",
					headers, structured ? request.end() : End.DeadLetter.of(DeadLetterReason.MISSING_FIELD));
			case 2 -> envelopeOfNothing(headers, structured);
			case 3 -> noise(headers);
			case 4 -> noObject(headers);
			case 5 -> nested(headers, structured);
			case 6 -> new GeneratedRecord(damaged(bytes(request.json())), headers, new End.Somewhere());
			case 7 -> of(new AnyJson(this.random).object(), headers, new End.Somewhere());
			case 8 -> notUtf8(request, headers);
			default -> of(request.json(), headers, structured ? request.endAsSomethingElse() : request.end());
		};
	}

	/**
	 * @param often in how many of five the value is said to be an envelope
	 * @return whether it is: of several headers the last counts
	 */
	private boolean headers(RecordHeaders headers, int often) {
		boolean structured = this.random.nextInt(5) < often;
		if (structured) {
			headers.add("Content-Type", bytes("application/CloudEvents+json; charset=x"));
		}
		for (int i = this.random.nextInt(4); i > 0; i--) {
			String name = one("traceparent", "x-a", "content-type", "", "keepsake-replay-id");
			byte[] value = this.random.nextBoolean() ? noise(8) : null;
			structured &= !name.equals("content-type") || value == null;
			headers.add(name, value);
		}
		return structured;
	}

	private GeneratedRecord envelopeOfNothing(RecordHeaders headers, boolean structured) {
		record Envelope(String json, DeadLetterReason reason) {
		}
		Envelope envelope = switch (this.random.nextInt(4)) {
			case 0 -> new Envelope("{\"data_base64\":\"%%%\"}", DeadLetterReason.NOT_BASE64);
			case 1 -> new Envelope("{\"data\":[{\"imageId\":1}]}", DeadLetterReason.NOT_AN_OBJECT);
			case 2 -> new Envelope("{\"data\":{\"imageId\":1},\"data_base64\":\"\"}", DeadLetterReason.DUPLICATE_FIELD);
			default -> new Envelope("{\"data_base64\":\"\"}", DeadLetterReason.EMPTY);
		};
		return of(envelope.json, headers,
				End.DeadLetter.of(structured ? envelope.reason : DeadLetterReason.MISSING_FIELD));
	}

	private GeneratedRecord noise(RecordHeaders headers) {
		byte[] noise = noise(this.random.nextInt(64));
		return new GeneratedRecord(noise, headers, (noise.length == 0) ? End.DeadLetter.of(DeadLetterReason.EMPTY)
				// which never happens to be a request
				: new End.DeadLetter(EnumSet.allOf(DeadLetterReason.class)));
	}

	private GeneratedRecord noObject(RecordHeaders headers) {
		AnyJson json = new AnyJson(this.random);
		String value = json.value();
		Set<DeadLetterReason> reasons = EnumSet.of(DeadLetterReason.NOT_AN_OBJECT);
		reasons.addAll(json.broken());
		return of(value, headers, value.startsWith("{") ? new End.Somewhere() : new End.DeadLetter(reasons));
	}

	private GeneratedRecord nested(RecordHeaders headers, boolean structured) {
		int depth = this.random.nextInt(2 * DEEPEST);
		boolean lists = this.random.nextBoolean();
		boolean closed = this.random.nextInt(4) != 0;
		String json = "{\"imageId\":" + this.images + ",\"x\":" + (lists ? "[" : "{\"a\":").repeat(depth) + "1"
				+ ((lists == closed) ? "]" : "}").repeat(depth) + "}";
		if (depth >= DEEPEST) {
			return of(json, headers, End.DeadLetter.of(DeadLetterReason.TOO_DEEP));
		}
		if (!closed && depth > 0) {
			return of(json, headers, End.DeadLetter.of(DeadLetterReason.NOT_JSON));
		}
		return of(json, headers, structured ? End.DeadLetter.of(DeadLetterReason.MISSING_FIELD)
				: new End.Accepted(new ConvertBackup(this.images, null, null, null)));
	}

	private static GeneratedRecord notUtf8(GeneratedRequest request, RecordHeaders headers) {
		byte[] json = bytes(request.json());
		byte[] value = Arrays.copyOf(json, json.length + 1);
		value[json.length] = (byte) 0xff;
		return new GeneratedRecord(value, headers, End.DeadLetter.of(DeadLetterReason.NOT_UTF_8));
	}

	private byte[] damaged(byte[] bytes) {
		for (int i = this.random.nextInt(3); i > 0; i--) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt();
		}
		return bytes;
	}

	private byte[] noise(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private String one(String... of) {
		return of[this.random.nextInt(of.length)];
	}

	private static GeneratedRecord of(String value, RecordHeaders headers, End end) {
		return new GeneratedRecord(bytes(value), headers, end);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
