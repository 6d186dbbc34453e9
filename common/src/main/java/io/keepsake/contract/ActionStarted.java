package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * On {@code convert-backup.actions}: DigitalOcean accepted the conversion of an image, or
 * was found to be at it already.
 *
 * @param requests every request that this action serves, whole, so that whoever follows
 * the action can publish their outcomes
 * @param attempts how many calls it took to start it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({ "imageId", "account", "requestIds", "action", "submittedAt", "requests", "attempts" })
public record ActionStarted(long imageId, String account, StartedAction action, Instant submittedAt,
		List<Requested> requests, int attempts) implements Event {

	public ActionStarted {
		Objects.requireNonNull(account);
		Objects.requireNonNull(action);
		Objects.requireNonNull(submittedAt);
		requests = List.copyOf(requests);
	}

	@JsonProperty
	public List<String> requestIds() {
		return this.requests.stream().map(Requested::requestId).toList();
	}

	@Override
	@JsonIgnore
	public Instant time() {
		return this.submittedAt;
	}

	@Override
	@JsonIgnore
	public Map<String, String> headers() {
		return this.requests.isEmpty() ? Map.of() : this.requests.getFirst().headers();
	}

	/**
	 * The action, as it was when DigitalOcean accepted it.
	 *
	 * @param status {@code in-progress}, {@code completed} or {@code errored}
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record StartedAction(long id, String status, @Nullable Instant startedAt) {

		public StartedAction {
			Objects.requireNonNull(status);
		}

	}

}
