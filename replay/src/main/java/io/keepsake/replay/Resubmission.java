package io.keepsake.replay;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.ReplayHeaders;

/**
 * A request that was mended by hand. It is a new one, so it has a new id, which names
 * what made it necessary.
 *
 * @param cause the dead letter or the failure
 */
public record Resubmission(Coordinates cause, ConvertBackup request) {

	@JsonProperty
	public String requestId() {
		return this.cause.toString();
	}

	ConvertBackup published() {
		return new ConvertBackup(this.request.imageId(), requestId(), this.request.account(), this.request.expiresAt());
	}

	Map<String, String> headers(String id) {
		return new TreeMap<>(Map.of(ReplayHeaders.ID, id, ReplayHeaders.ATTEMPT, "1", ReplayHeaders.TOPIC,
				this.cause.topic(), ReplayHeaders.PARTITION, Integer.toString(this.cause.partition()),
				ReplayHeaders.OFFSET, Long.toString(this.cause.offset())));
	}

}
