package io.keepsake.simulator;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallLogTest {

	@Test
	void forgetsTheOldestCallsButCountsAll() {
		var log = new CallLog(2);

		log.add(call(1));
		log.add(call(2));
		log.add(call(3));

		assertThat(log.calls()).containsExactly(call(2), call(3));
		assertThat(log.counts()).containsExactly(new Stats.CallCount("GET", "/v2/images/{image_id}", 200, 3));
	}

	private static RecordedCall call(long imageId) {
		return new RecordedCall(Instant.EPOCH, "a", "GET", "/v2/images/{image_id}", "/v2/images/" + imageId, imageId, 0,
				200, "", false);
	}

}
