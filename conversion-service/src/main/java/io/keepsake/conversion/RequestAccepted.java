package io.keepsake.conversion;

import io.keepsake.contract.Requested;

/**
 * A request that was found valid, on its way to the task that owns its account.
 */
record RequestAccepted(String account, Requested requested) {

	long imageId() {
		return this.requested.request().imageId();
	}

}
