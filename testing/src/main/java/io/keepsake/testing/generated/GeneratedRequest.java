package io.keepsake.testing.generated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a request, put together from pieces that say what is right or wrong with
 * each.
 */
final class GeneratedRequest {

	private final Random random;

	private final List<String> fields = new ArrayList<>();

	private final Set<DeadLetterReason> broken = EnumSet.noneOf(DeadLetterReason.class);

	private final Set<DeadLetterReason> wrong = EnumSet.noneOf(DeadLetterReason.class);

	private final Set<String> violations = new HashSet<>();

	private final ConvertBackup meaning;

	private boolean twice;

	/**
	 * @param image one that no other request is for
	 */
	GeneratedRequest(Random random, long image) {
		this.random = random;
		Long imageId = switch (random.nextInt(20)) {
			case 0 -> {
				this.wrong.add(DeadLetterReason.MISSING_FIELD);
				yield null;
			}
			case 1, 2, 3, 4, 5, 6 -> field("imageId", any(Pieces.IMAGE_IDS));
			default -> field("imageId", Piece.good(Long.toString(image), image));
		};
		String requestId = optional("requestId", Pieces.REQUEST_IDS);
		String account = optional("account", Pieces.ACCOUNTS);
		Instant expiresAt = optional("expiresAt", Pieces.EXPIRIES);
		if (random.nextInt(5) == 0) {
			AnyJson unknown = new AnyJson(random);
			this.fields.add("\"x\":" + unknown.value());
			this.broken.addAll(unknown.broken());
		}
		if (random.nextInt(40) == 0 && imageId != null) {
			this.fields.add("\"imageId\":1");
			this.twice = true;
		}
		this.meaning = new ConvertBackup((imageId != null) ? imageId : 0, requestId, account, expiresAt);
	}

	String json() {
		return "{" + String.join(",", this.fields) + "}";
	}

	/**
	 * As the value of a record, or what an envelope holds.
	 */
	End end() {
		if (!this.broken.isEmpty() || this.twice) {
			Set<DeadLetterReason> reasons = EnumSet.copyOf(this.broken);
			if (this.twice) {
				reasons.add(DeadLetterReason.DUPLICATE_FIELD);
			}
			return new End.DeadLetter(reasons);
		}
		if (!this.wrong.isEmpty()) {
			return new End.DeadLetter(this.wrong);
		}
		return this.violations.isEmpty() ? new End.Accepted(this.meaning) : new End.Refused(this.violations);
	}

	/**
	 * Where something else was expected that has fields of its own.
	 */
	End endAsSomethingElse() {
		return this.broken.isEmpty() ? End.DeadLetter.of(DeadLetterReason.MISSING_FIELD)
				: new End.DeadLetter(this.broken);
	}

	private <T> @Nullable T optional(String name, List<Piece<T>> pieces) {
		return (this.random.nextInt(3) == 0) ? field(name, any(pieces)) : null;
	}

	private <T> Piece<T> any(List<Piece<T>> pieces) {
		return pieces.get(this.random.nextInt(pieces.size()));
	}

	private <T> @Nullable T field(String name, Piece<T> piece) {
		this.fields.add("\"" + name + "\":" + piece.json());
		if (piece.broken() != null) {
			this.broken.add(piece.broken());
		}
		if (piece.wrong() != null) {
			this.wrong.add(piece.wrong());
		}
		if (piece.violation() != null) {
			this.violations.add(piece.violation());
		}
		return piece.value();
	}

}
