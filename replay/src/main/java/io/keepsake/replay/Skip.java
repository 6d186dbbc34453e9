package io.keepsake.replay;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a failed request is not replayed. The codes are public API.
 */
public enum Skip {

	/** The request, or another one for its image, has completed. */
	COMPLETED("completed", "completed since, or its image did"),
	/** It was published again and has no outcome yet. */
	PENDING("pending", "requested again and not ended yet"),
	/** It was published again and failed again: that failure counts. */
	FAILED_AGAIN("failed-again", "failed again later, and that failure counts"),
	/** There is a newer request for the same image. */
	REPLACED("replaced", "replaced by a newer request for the same image"),
	/** The failure says that the same request cannot succeed. */
	NOT_RETRYABLE("not-retryable", "cannot succeed as it is (--force replays it all the same)"),
	/** It was replayed as often as is allowed. */
	TOO_MANY_REPLAYS("too-many-replays", "was replayed as often as --max-replays allows"),
	/** The topic does not have the record any more. */
	GONE("gone", "its record has been deleted from the topic");

	private final String code;

	private final String meaning;

	Skip(String code, String meaning) {
		this.code = code;
		this.meaning = meaning;
	}

	@JsonValue
	public String code() {
		return this.code;
	}

	/**
	 * For a person.
	 */
	public String meaning() {
		return this.meaning;
	}

}
