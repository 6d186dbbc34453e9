package io.keepsake.replay;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.keepsake.contract.ContractJson;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.ReplayHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A failed request as it is published again: under its own id, with the trace it had, and
 * with headers that name the replay and the failure.
 */
final class Republished {

	private Republished() {
	}

	static ProducerRecord<byte[], byte[]> record(String topic, String replayId, FailedRequest failure) {
		ConversionFailed event = failure.event();
		ConvertBackup request = new ConvertBackup(event.imageId(), event.requestId(), event.request().account(),
				event.request().expiresAt());
		return record(topic, request, headers(replayId, failure));
	}

	static ProducerRecord<byte[], byte[]> record(String topic, String id, Resubmission mended) {
		return record(topic, mended.published(), mended.headers(id));
	}

	private static ProducerRecord<byte[], byte[]> record(String topic, ConvertBackup request,
			Map<String, String> headers) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(request.accountOrDefault()),
				bytes(ContractJson.mapper().writeValueAsString(request)));
		headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
		return record;
	}

	private static Map<String, String> headers(String replayId, FailedRequest failure) {
		Map<String, String> headers = new TreeMap<>(failure.event().headers());
		headers.keySet().removeIf((name) -> name.startsWith(ReplayHeaders.PREFIX));
		headers.put(ReplayHeaders.ID, replayId);
		headers.put(ReplayHeaders.ATTEMPT, Integer.toString(failure.replays() + 1));
		headers.put(ReplayHeaders.TOPIC, failure.place().topic());
		headers.put(ReplayHeaders.PARTITION, Integer.toString(failure.place().partition()));
		headers.put(ReplayHeaders.OFFSET, Long.toString(failure.place().offset()));
		return headers;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
