package io.keepsake.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.contract.ContractJson;
import io.keepsake.replay.Coordinates;
import io.keepsake.replay.FailedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A line of a file of dead letters that are being mended. Names are public API.
 *
 * @param cause the dead letter, as {@code topic-partition@offset}
 * @param request what is to be published in its place; null until somebody has mended it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Mended(String cause, @Nullable String reason, @Nullable String detail, @Nullable String was,
		@Nullable JsonNode request) {

	static Mended of(DeadLetter letter) {
		return new Mended(letter.place().toString(), letter.reason(), letter.detail(), letter.value(),
				json(letter.value()));
	}

	static Mended of(FailedRequest failure) {
		return new Mended(failure.place().toString(), failure.event().reason().code(), failure.event().detail(), null,
				ContractJson.mapper().valueToTree(failure.event().request()));
	}

	/**
	 * The value itself, where it is an object at least.
	 */
	private static @Nullable JsonNode json(@Nullable String value) {
		try {
			JsonNode read = (value != null) ? ContractJson.mapper().readTree(value) : null;
			return (read != null && read.isObject()) ? read : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	Coordinates place() {
		return Coordinates.parse(this.cause);
	}

}
