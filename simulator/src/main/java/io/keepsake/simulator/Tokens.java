package io.keepsake.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who a bearer token is, and what it may do. */
final class Tokens {

	/** By token: labels are asked for on every call, and a digest is dear. */
	private final Map<String, String> labels = new ConcurrentHashMap<>();

	/** The account's label, or nothing where the token is not good. */
	Optional<String> account(String token, Behaviour behaviour) {
		var known = behaviour.tokens().isEmpty() || behaviour.tokens().containsKey(token);
		return (token.isEmpty() || !known || behaviour.revokedTokens().contains(token)) ? Optional.empty()
				: Optional.of(label(token, behaviour));
	}

	/**
	 * The label that was given, else one that does not give the token away and outlives a
	 * restart.
	 */
	String label(String token, Behaviour behaviour) {
		var given = behaviour.tokens().getOrDefault(token, "");
		return given.isEmpty() ? labels.computeIfAbsent(token, Tokens::digest) : given;
	}

	static boolean allowed(Call call, String token, String account, Behaviour behaviour) {
		return behaviour.forbiddenRoutes().stream().noneMatch((pattern) -> call.route().matches(pattern))
				&& Stream.of(token, account, "*")
					.map(behaviour.scopes()::get)
					.filter(Objects::nonNull)
					.findFirst()
					.map((Set<String> scopes) -> scopes.contains(call.route().scope()))
					.orElse(true);
	}

	private static String digest(String token) {
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
			return "account-" + HexFormat.of().formatHex(Arrays.copyOf(digest, 4));
		}
		catch (NoSuchAlgorithmException everyJavaHasIt) {
			throw new IllegalStateException(everyJavaHasIt);
		}
	}

}
