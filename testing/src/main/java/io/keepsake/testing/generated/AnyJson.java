package io.keepsake.testing.generated;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import io.keepsake.contract.DeadLetterReason;

/**
 * JSON of any shape, and some that is none.
 */
final class AnyJson {

	private static final List<String> NAMES = List.of("imageId", "requestId", "account", "expiresAt", "data",
			"data_base64", "x", "", "ü");

	private final Random random;

	private final Set<DeadLetterReason> broken = EnumSet.noneOf(DeadLetterReason.class);

	AnyJson(Random random) {
		this.random = random;
	}

	/**
	 * Why what was made cannot be read.
	 */
	Set<DeadLetterReason> broken() {
		return this.broken;
	}

	String value() {
		return value(0);
	}

	String object() {
		return object(0);
	}

	private String object(int depth) {
		return list("{", "}", () -> "\"" + NAMES.get(this.random.nextInt(NAMES.size())) + "\":" + value(depth + 1));
	}

	private String value(int depth) {
		return switch (this.random.nextInt((depth < 4) ? 6 : 4)) {
			case 0 -> scalar(Pieces.IMAGE_IDS);
			case 1 -> scalar(Pieces.REQUEST_IDS);
			case 2 -> scalar(Pieces.EXPIRIES);
			case 3 -> scalar(Pieces.ACCOUNTS);
			case 4 -> list("[", "]", () -> value(depth + 1));
			default -> object(depth + 1);
		};
	}

	private <T> String scalar(List<Piece<T>> pieces) {
		Piece<T> piece = pieces.get(this.random.nextInt(pieces.size()));
		if (piece.broken() != null) {
			this.broken.add(piece.broken());
		}
		return piece.json();
	}

	private String list(String open, String close, Supplier<String> element) {
		StringBuilder list = new StringBuilder(open);
		for (int i = this.random.nextInt(5); i >= 0; i--) {
			list.append(element.get()).append((i > 0) ? "," : "");
		}
		return list.append(close).toString();
	}

}
