package io.keepsake.endtoend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A message of Protocol Buffers without its schema: enough to look into one whose fields
 * are known by their numbers.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
record Protobuf(List<Field> fields) {

	/** Holds any bytes. */
	private static final Charset BYTES = StandardCharsets.ISO_8859_1;

	static Protobuf read(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		List<Field> fields = new ArrayList<>();
		while (buffer.hasRemaining()) {
			long tag = varint(buffer);
			int number = (int) (tag >>> 3);
			switch ((int) tag & 7) {
				case 0 -> fields.add(new Field(number, varint(buffer), ""));
				case 1 -> fields.add(new Field(number, buffer.getLong(), ""));
				case 2 -> {
					byte[] content = new byte[(int) varint(buffer)];
					buffer.get(content);
					fields.add(new Field(number, 0, new String(content, BYTES)));
				}
				case 5 -> fields.add(new Field(number, buffer.getInt(), ""));
				default -> throw new IllegalArgumentException("No Protocol Buffers: tag " + tag);
			}
		}
		return new Protobuf(fields);
	}

	private static long varint(ByteBuffer buffer) {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			byte next = buffer.get();
			value |= (next & 0x7fL) << shift;
			if (next >= 0) {
				return value;
			}
		}
	}

	private List<Field> all(int number) {
		return this.fields.stream().filter((field) -> field.number == number).toList();
	}

	List<Protobuf> messages(int number) {
		return all(number).stream().map((field) -> read(field.content.getBytes(BYTES))).toList();
	}

	String text(int number) {
		return all(number).isEmpty() ? ""
				: new String(all(number).getFirst().content.getBytes(BYTES), StandardCharsets.UTF_8);
	}

	String hex(int number) {
		return all(number).isEmpty() ? "" : HexFormat.of().formatHex(all(number).getFirst().content.getBytes(BYTES));
	}

	long number(int number) {
		return all(number).isEmpty() ? 0 : all(number).getFirst().value;
	}

	private record Field(int number, long value, String content) {
	}

}
