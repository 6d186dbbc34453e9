package io.keepsake.digitalocean;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The accounts that Keepsake works for, and their tokens. The names are fixed; a token
 * may be replaced while calls are made.
 */
public final class Accounts {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private final Map<String, Token> tokens = new ConcurrentHashMap<>();

	private final Set<String> names;

	/**
	 * @param tokens by the name of the account
	 * @throws IllegalArgumentException naming the property that is wrong
	 */
	public Accounts(Map<String, String> tokens) {
		tokens.forEach((name, token) -> {
			if (!NAME.matcher(name).matches()) {
				throw new IllegalArgumentException(
						"keepsake.accounts.%s: the name of an account must match %s".formatted(name, NAME));
			}
			this.tokens.put(name, Token.of(token, property(name)));
		});
		this.names = Collections.unmodifiableSet(new TreeSet<>(this.tokens.keySet()));
	}

	public Set<String> names() {
		return this.names;
	}

	public boolean has(String account) {
		return this.names.contains(account);
	}

	/**
	 * Gives an account a new token: calls that start from now on use it.
	 * @throws IllegalArgumentException if there is no such account, or the token is blank
	 */
	public void replaceToken(String account, String token) {
		if (!has(account)) {
			throw new IllegalArgumentException("no account '%s'".formatted(account));
		}
		this.tokens.put(account, Token.of(token, property(account)));
	}

	Optional<Token> token(String account) {
		return Optional.ofNullable(this.tokens.get(account));
	}

	@Override
	public String toString() {
		return this.tokens.toString();
	}

	private static String property(String account) {
		return "keepsake.accounts.%s.token".formatted(account);
	}

}
