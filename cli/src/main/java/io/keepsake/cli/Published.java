package io.keepsake.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.replay.Coordinates;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A request that was published, and how it ended. Names are public API.
 *
 * @param outcome {@code completed} or {@code failed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Published(String requestId, long imageId, String account, Coordinates place, @Nullable String outcome,
		@Nullable String reason, @Nullable String detail) {

	static Published of(ConvertBackup request, RecordMetadata metadata) {
		Coordinates place = new Coordinates(metadata.topic(), metadata.partition(), metadata.offset());
		String id = (request.requestId() != null) ? request.requestId() : place.toString();
		return new Published(id, request.imageId(), request.accountOrDefault(), place, null, null, null);
	}

	@JsonIgnore
	String key() {
		return this.account + "/" + this.imageId + "/" + this.requestId;
	}

	Published ended(OutcomeWatch.Ended how) {
		return new Published(this.requestId, this.imageId, this.account, this.place, how.outcome(), how.reason(),
				how.detail());
	}

}
