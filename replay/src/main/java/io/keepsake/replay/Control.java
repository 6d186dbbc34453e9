package io.keepsake.replay;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What somebody did to a replay: the trail of it.
 */
public record Control(String id, Action action, Operator by, Instant at, String why) {

	public Control {
		Objects.requireNonNull(id);
		Objects.requireNonNull(action);
		Objects.requireNonNull(by);
		Objects.requireNonNull(at);
		Objects.requireNonNull(why);
	}

	/** The codes are public API. */
	public enum Action {

		/** It was begun, or gone on with. */
		RUN("run"),
		/** It was gone on with although somebody else seemed to be at it. */
		TAKE_OVER("take-over"), PAUSE("pause"), RESUME("resume"), CANCEL("cancel");

		private final String code;

		Action(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

}
