package io.keepsake.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.keepsake.simulator.RecordedCall;

/**
 * Calls that the simulator met, by what they were for.
 *
 * @param converts that began an action
 * @param pages of the account's list
 * @param singles reads of one action
 * @param images reads of images
 * @param throttled answered 429 because the limits were used up
 * @param busiestMinute the most calls that were let through within 60 s, wherever they
 * begin
 */
record CallCounts(int all, int converts, int pages, int singles, int images, int throttled, int busiestMinute) {

	static CallCounts of(List<RecordedCall> calls) {
		int converts = 0;
		int pages = 0;
		int singles = 0;
		int images = 0;
		int throttled = 0;
		int busiest = 0;
		Deque<Instant> minute = new ArrayDeque<>();
		for (RecordedCall call : calls) {
			if (call.status() == 429) {
				throttled += call.fault().isEmpty() ? 1 : 0;
				continue;
			}
			while (!minute.isEmpty() && !minute.getFirst().isAfter(call.at().minus(Duration.ofMinutes(1)))) {
				minute.removeFirst();
			}
			minute.addLast(call.at());
			busiest = Math.max(busiest, minute.size());
			converts += call.tookEffect() ? 1 : 0;
			pages += call.route().equals("/v2/actions") ? 1 : 0;
			singles += call.method().equals("GET") && call.actionId() > 0 ? 1 : 0;
			images += call.method().equals("GET") && call.imageId() > 0 && call.actionId() == 0 ? 1 : 0;
		}
		return new CallCounts(calls.size(), converts, pages, singles, images, throttled, busiest);
	}

	@Override
	public String toString() {
		return "%d calls: %d converts, %d pages of the list, %d reads of one action, %d of an image, %d answered 429; %d in the busiest minute"
			.formatted(this.all, this.converts, this.pages, this.singles, this.images, this.throttled,
					this.busiestMinute);
	}

}
