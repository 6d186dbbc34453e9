package io.keepsake.quota;

import io.keepsake.digitalocean.RateLimit;

/**
 * Hears what becomes of an account's budget, on the stream thread.
 */
public interface QuotaWatch {

	/**
	 * Hears nothing.
	 */
	QuotaWatch NONE = new QuotaWatch() {

		@Override
		public void waits(String account, Wait cause) {
			// nobody asked
		}

		@Override
		public void leaves(String account) {
			// nobody asked
		}

		@Override
		public void told(String account, RateLimit said) {
			// nobody asked
		}

		@Override
		public void others(String account, long calls) {
			// nobody asked
		}

		@Override
		public void closed(String account) {
			// nobody asked
		}

	};

	/**
	 * A call has to wait, and did not have to for the same cause before.
	 */
	void waits(String account, Wait cause);

	/**
	 * A call is leaving.
	 */
	void leaves(String account);

	/**
	 * The server said how many calls are left, and perhaps until when.
	 */
	void told(String account, RateLimit said);

	/**
	 * Other clients of the token were found to have made calls.
	 */
	void others(String account, long calls);

	/**
	 * The account's budget is kept elsewhere from now on.
	 */
	void closed(String account);

}
