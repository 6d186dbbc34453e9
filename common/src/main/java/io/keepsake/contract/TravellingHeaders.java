package io.keepsake.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Chooses the headers of a request that travel on to its outcome: the trace, those of a
 * replay, and those that the operator named by prefix. They are kept with the request for
 * as long as it takes, so they are few and small; beyond that they are left out silently,
 * for they are a courtesy and must fail no request.
 */
final class TravellingHeaders {

	private static final int MOST = 16;

	private static final int LARGEST = 1024;

	private static final Set<String> TRACE = Set.of("traceparent", "tracestate");

	private final List<String> prefixes;

	TravellingHeaders(List<String> prefixes) {
		this.prefixes = List.copyOf(prefixes);
	}

	Map<String, String> of(Headers headers) {
		Map<String, String> travelling = new TreeMap<>();
		// the operator's come last, so that they never crowd out those that always travel
		collect(headers, TravellingHeaders::always, travelling);
		collect(headers, this::chosen, travelling);
		return travelling;
	}

	/**
	 * The headers of an event that came with its request.
	 */
	static Map<String, String> ofEvent(Headers headers) {
		Map<String, String> travelled = new TreeMap<>();
		collect(headers, (name) -> !ours(name), travelled);
		return travelled;
	}

	private static void collect(Headers headers, Predicate<String> wanted, Map<String, String> into) {
		for (Header header : headers) {
			String name = header.key();
			byte[] value = header.value();
			if (wanted.test(name) && value != null && name.length() + value.length <= LARGEST
					&& (into.size() < MOST || into.containsKey(name))) {
				Utf8.decode(value).ifPresent((text) -> into.put(name, text));
			}
		}
	}

	private static boolean always(String name) {
		return TRACE.contains(name) || name.startsWith(ReplayHeaders.PREFIX);
	}

	private boolean chosen(String name) {
		return !ours(name) && this.prefixes.stream().anyMatch(name::startsWith);
	}

	// what an event says of itself must not be what its request said of itself
	private static boolean ours(String name) {
		return name.equalsIgnoreCase(CloudEvents.CONTENT_TYPE) || name.startsWith(CloudEvents.ATTRIBUTE_PREFIX)
				|| name.startsWith(DeadLetterWriter.HEADER_PREFIX);
	}

}
