package io.keepsake.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds the number of accounts that metrics tell apart: the first ones that are heard of
 * have a label of their own, all others share one.
 */
final class AccountLabels {

	static final String OTHERS = "(others)";

	private final int most;

	private final Set<String> own = ConcurrentHashMap.newKeySet();

	AccountLabels(int most) {
		this.most = most;
	}

	String of(String account) {
		if (this.own.contains(account)) {
			return account;
		}
		return take(account) ? account : OTHERS;
	}

	private synchronized boolean take(String account) {
		return this.own.contains(account) || (this.own.size() < this.most && this.own.add(account));
	}

	/**
	 * The account's work is in other hands: its label is free for another.
	 */
	synchronized void release(String account) {
		this.own.remove(account);
	}

}
