package io.keepsake.quickstart;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The first requests: every kind of outcome is among them. */
final class SampleRequests {

	private static final long FIRST_BACKUP = 7_938_001;

	private static final int OF_DEFAULT = 28;

	private static final int OF_ARCHIVE = 24;

	private final List<String> requests = new ArrayList<>();

	private SampleRequests() {
	}

	/** The values of the records, in order. */
	static List<byte[]> at(Instant now) {
		SampleRequests samples = new SampleRequests();
		samples.backups(now);
		samples.special();
		return samples.requests.stream().map((request) -> request.getBytes(StandardCharsets.UTF_8)).toList();
	}

	private void backups(Instant now) {
		for (int i = 0; i < OF_DEFAULT; i++) {
			Instant expiresAt = now.plus(Duration.ofDays(1 + i));
			add("{\"imageId\":%d,\"requestId\":\"sample-%02d\",\"expiresAt\":\"%s\"}".formatted(FIRST_BACKUP + i, i + 1,
					expiresAt));
		}
		for (int i = 0; i < OF_ARCHIVE; i++) {
			add("{\"imageId\":%d,\"account\":\"archive\"}".formatted(FIRST_BACKUP + OF_DEFAULT + i));
		}
	}

	private void special() {
		for (int i = 0; i < 3; i++) {
			add("{\"imageId\":%d,\"requestId\":\"sample-snapshot-%d\"}".formatted(SimulatedApi.FIRST_SNAPSHOT + i,
					i + 1));
		}
		for (int i = 0; i < 2; i++) {
			add("{\"imageId\":%d,\"requestId\":\"sample-unknown-%d\"}".formatted(SimulatedApi.FIRST_UNKNOWN + i,
					i + 1));
		}
		add("{\"imageId\":%d,\"requestId\":\"sample-duplicate\"}".formatted(FIRST_BACKUP));
		add("{\"imageId\":0,\"requestId\":\"sample-invalid\"}");
		add("{\"imageId\":%d,\"account\":\"nobody\",\"requestId\":\"sample-no-account\"}".formatted(FIRST_BACKUP));
		add("please convert %d".formatted(FIRST_BACKUP));
	}

	private void add(String request) {
		this.requests.add(request);
	}

}
