package io.keepsake.service;

/**
 * What lies under a failure.
 */
final class Causes {

	private Causes() {
	}

	/** The deepest, which says most: what is wrapped around it says less. */
	static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

}
