package io.keepsake.conversion;

import java.util.Objects;

import io.keepsake.contract.Requested;

/**
 * A request that was found valid, on its way to the task that owns its account.
 */
record RequestAccepted(String account, Requested requested) {

	// one of another version, which may lack them, is on the way across an upgrade
	RequestAccepted {
		Objects.requireNonNull(account, "a request without its account");
		Objects.requireNonNull(requested, "a request without itself");
	}

	long imageId() {
		return this.requested.request().imageId();
	}

}
