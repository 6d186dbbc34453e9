package io.keepsake.contract;

import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads what {@link EventWriter} wrote, in this version or a later one: fields that it
 * does not know are ignored. It never throws, whatever the bytes.
 */
public final class EventReader {

	private EventReader() {
	}

	/**
	 * An action, with the headers of each of its requests, which stand in the value.
	 */
	public static ReadEvent<ActionStarted> actionStarted(Headers headers, byte @Nullable [] value) {
		return read(headers, value, ActionStarted.class);
	}

	public static ReadEvent<ConversionCompleted> completed(Headers headers, byte @Nullable [] value) {
		return switch (read(headers, value, ConversionCompleted.class)) {
			case ReadEvent.Understood<ConversionCompleted>(ConversionCompleted event) ->
				new ReadEvent.Understood<>(event.withHeaders(TravellingHeaders.ofEvent(headers)));
			case ReadEvent.Malformed<ConversionCompleted> malformed -> malformed;
		};
	}

	public static ReadEvent<ConversionFailed> failed(Headers headers, byte @Nullable [] value) {
		return switch (read(headers, value, ConversionFailed.class)) {
			case ReadEvent.Understood<ConversionFailed>(ConversionFailed event) ->
				new ReadEvent.Understood<>(event.withHeaders(TravellingHeaders.ofEvent(headers)));
			case ReadEvent.Malformed<ConversionFailed> malformed -> malformed;
		};
	}

	private static <E extends Event> ReadEvent<E> read(Headers headers, byte @Nullable [] value, Class<E> type) {
		try {
			String json = CloudEvents.data(headers, value);
			JsonFields.read(json, Set.of());
			return new ReadEvent.Understood<>(ContractJson.mapper().readValue(json, type));
		}
		catch (UnreadableException ex) {
			return new ReadEvent.Malformed<>(ex.reason(), ex.detail());
		}
		catch (JacksonException ex) {
			// it is a JSON object, so it is a field that does not fit
			return new ReadEvent.Malformed<>(DeadLetterReason.WRONG_TYPE,
					ex.getPath().isEmpty() ? "a field is missing, or there twice" : "wrong or missing: " + pointer(ex));
		}
	}

	private static String pointer(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map((step) -> "/" + ((step.getPropertyName() != null) ? step.getPropertyName() : step.getIndex()))
			.collect(Collectors.joining());
	}

}
