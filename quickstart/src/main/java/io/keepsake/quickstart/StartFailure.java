package io.keepsake.quickstart;

/**
 * The quickstart cannot start. The message is one line that names the property.
 */
final class StartFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StartFailure(String message) {
		super(message);
	}

	StartFailure(String message, Throwable cause) {
		super(message, cause);
	}

}
