package io.keepsake.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.keepsake.contract.ConversionFailed.Violation;

/**
 * What a readable request must keep to. The codes are public API.
 */
final class RequestRules {

	private final Predicate<String> accounts;

	RequestRules(Predicate<String> accounts) {
		this.accounts = accounts;
	}

	List<Violation> violations(ConvertBackup request) {
		List<Violation> violations = new ArrayList<>();
		if (request.imageId() <= 0) {
			violations.add(new Violation("not-positive", "/imageId", "imageId must be greater than 0"));
		}
		String requestId = request.requestId();
		if (requestId != null) {
			requestId(requestId).ifPresent(violations::add);
		}
		if (!this.accounts.test(request.accountOrDefault())) {
			violations.add(new Violation("unknown-account", "/account",
					(request.account() != null) ? "account is none that is configured here"
							: "account is absent and no default account is configured here"));
		}
		return violations;
	}

	static Optional<Violation> requestId(String requestId) {
		if (requestId.isEmpty()) {
			return violation("empty", "requestId must not be empty; leave it out to have one made");
		}
		if (Echo.isLong(requestId)) {
			return violation("too-long", "requestId must have at most " + Echo.LONGEST + " characters");
		}
		if (requestId.codePoints().anyMatch(RequestRules::unprintable)) {
			return violation("control-character", "requestId must not have control characters or half surrogates");
		}
		return Optional.empty();
	}

	private static Optional<Violation> violation(String code, String message) {
		return Optional.of(new Violation(code, "/requestId", message));
	}

	// half of a surrogate pair can be written in JSON, but not in UTF-8: it would come
	// back as another id
	private static boolean unprintable(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
	}

}
