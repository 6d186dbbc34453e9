package io.keepsake.endtoend;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accounts that the services and the simulator know. One has the token
 * {@code token-of-} and its name.
 */
final class Accounts {

	static final List<String> NAMES = List.of("default", "acme", "globex", "initech");

	private Accounts() {
	}

	static String token(String account) {
		return "token-of-" + account;
	}

	static Map<String, String> byToken() {
		return NAMES.stream().collect(Collectors.toMap(Accounts::token, Function.identity()));
	}

	static List<String> settings() {
		return NAMES.stream().map((account) -> "keepsake.accounts." + account + ".token=" + token(account)).toList();
	}

}
