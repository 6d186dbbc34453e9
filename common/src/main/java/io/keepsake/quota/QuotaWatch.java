package io.keepsake.quota;

import java.time.Instant;

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
		public void told(String account, long remaining, Instant now) {
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
	 * The server said how many calls are left.
	 */
	void told(String account, long remaining, Instant now);

	/**
	 * Other clients of the token were found to have made calls.
	 */
	void others(String account, long calls);

	/**
	 * The account's budget is kept elsewhere from now on.
	 */
	void closed(String account);

}
