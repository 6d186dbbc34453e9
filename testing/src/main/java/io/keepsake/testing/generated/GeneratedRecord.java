package io.keepsake.testing.generated;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record for the topic of requests, and where it has to end.
 */
public final class GeneratedRecord {

	private final byte @Nullable [] value;

	private final Headers headers;

	private final End end;

	GeneratedRecord(byte @Nullable [] value, Headers headers, End end) {
		this.value = value;
		this.headers = headers;
		this.end = end;
	}

	public byte @Nullable [] value() {
		return this.value;
	}

	public Headers headers() {
		return this.headers;
	}

	public End end() {
		return this.end;
	}

}
