package io.keepsake.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.contract.Requested;
import io.keepsake.contract.RequestReader;
import io.keepsake.contract.Topics;
import io.keepsake.replay.Coordinates;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the records of any of the topics say of an image or a request.
 */
final class Sightings {

	private static final RequestReader REQUESTS = new RequestReader((_) -> true, List.of());

	private final Topics topics;

	private final String wanted;

	private final byte[] needle;

	/**
	 * @param wanted the id of an image or of a request
	 */
	Sightings(Topics topics, String wanted) {
		this.topics = topics;
		this.wanted = wanted;
		this.needle = wanted.getBytes(StandardCharsets.UTF_8);
	}

	List<Sighting> of(ConsumerRecord<byte[], byte[]> record) {
		byte[] value = record.value();
		if (value == null || !mayConcern(record, value)) {
			return List.of();
		}
		Coordinates place = new Coordinates(record.topic(), record.partition(), record.offset());
		if (record.topic().equals(this.topics.requests())) {
			return requested(record, place);
		}
		if (record.topic().equals(this.topics.actions())) {
			return submitted(record, value, place);
		}
		return record.topic().equals(this.topics.completed()) ? completed(record, value, place)
				: failed(record, value, place);
	}

	// reading JSON takes a hundred times as long; a request without an id is called by
	// its
	// place, and an id may be written with escapes
	private boolean mayConcern(ConsumerRecord<byte[], byte[]> record, byte[] value) {
		return contains(value, this.needle) || contains(value, new byte[] { '\\' })
				|| (this.wanted.endsWith("@" + record.offset()) && record.topic().equals(this.topics.requests()));
	}

	private static boolean contains(byte[] text, byte[] part) {
		outer: for (int i = 0; i <= text.length - part.length; i++) {
			for (int j = 0; j < part.length; j++) {
				if (text[i + j] != part[j]) {
					continue outer;
				}
			}
			return true;
		}
		return false;
	}

	private boolean isWanted(long imageId, String requestId) {
		return this.wanted.equals(requestId) || this.wanted.equals(Long.toString(imageId));
	}

	private List<Sighting> requested(ConsumerRecord<byte[], byte[]> record, Coordinates place) {
		if (!(REQUESTS.read(record,
				Instant.ofEpochMilli(Math.max(0,
						record.timestamp()))) instanceof ReadRequest.Accepted(Requested requested, String account))
				|| !isWanted(requested.request().imageId(), requested.requestId())) {
			return List.of();
		}
		Map<String, String> headers = requested.headers();
		String replay = headers.get(ReplayHeaders.ID);
		return List.of(new Sighting(requested.requestedAt(), (replay != null) ? "replayed" : "requested",
				requested.requestId(), requested.request().imageId(), account, place, null, replay, null, null,
				(replay != null) ? "replay " + headers.getOrDefault(ReplayHeaders.ATTEMPT, "?")
						+ " of this request, by " + replay : null));
	}

	private List<Sighting> submitted(ConsumerRecord<byte[], byte[]> record, byte[] value, Coordinates place) {
		List<Sighting> found = new ArrayList<>();
		if (EventReader.actionStarted(record.headers(),
				value) instanceof ReadEvent.Understood<ActionStarted>(ActionStarted event)) {
			for (Requested request : event.requests()) {
				if (isWanted(event.imageId(), request.requestId())) {
					found.add(new Sighting(event.submittedAt(), "submitted", request.requestId(), event.imageId(),
							event.account(), place, event.action().id(), request.headers().get(ReplayHeaders.ID), null,
							null, "action " + event.action().id() + " " + event.action().status()));
				}
			}
		}
		return found;
	}

	private List<Sighting> completed(ConsumerRecord<byte[], byte[]> record, byte[] value, Coordinates place) {
		return (EventReader.completed(record.headers(),
				value) instanceof ReadEvent.Understood<ConversionCompleted>(ConversionCompleted event)
				&& isWanted(event.imageId(), event.requestId()))
						? List.of(new Sighting(event.completedAt(), "completed", event.requestId(), event.imageId(),
								event.account(), place, event.actionId(), event.headers().get(ReplayHeaders.ID), null,
								null, event.alreadySnapshot() ? "it was a snapshot already" : null))
						: List.of();
	}

	private List<Sighting> failed(ConsumerRecord<byte[], byte[]> record, byte[] value, Coordinates place) {
		return (EventReader.failed(record.headers(),
				value) instanceof ReadEvent.Understood<ConversionFailed>(ConversionFailed event)
				&& isWanted(event.imageId(), event.requestId())) ? List
					.of(new Sighting(event.failedAt(), "failed", event.requestId(), event.imageId(), event.account(),
							place, event.actionId(), event.headers().get(ReplayHeaders.ID), event.reason().code(),
							event.retryable(), event.reason().code() + ": " + event.detail()))
						: List.of();
	}

}
