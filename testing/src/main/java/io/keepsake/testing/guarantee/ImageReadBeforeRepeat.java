package io.keepsake.testing.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.keepsake.simulator.RecordedCall;

/**
 * Before a conversion is sent again, the image has been read, and its actions after it:
 * unless the one before was refused in a way that says that nothing happened. A read that
 * brought no answer is none.
 */
public final class ImageReadBeforeRepeat implements Guarantee {

	private static final Set<Integer> WITHOUT_EFFECT = Set.of(401, 403, 429);

	private static final String IMAGE = "/v2/images/{image_id}";

	private static final String ACTIONS = "/v2/images/{image_id}/actions";

	@Override
	public List<String> broken(Seen seen) {
		List<String> broken = new ArrayList<>();
		Map<Long, Repeat> sent = new HashMap<>();
		for (RecordedCall call : seen.calls()) {
			Repeat before = sent.get(call.imageId());
			if (call.method().equals("POST")) {
				if (before != null && !before.allowed()) {
					broken.add("image " + call.imageId() + " was not read between " + before.sent() + " and " + call);
				}
				if (!WITHOUT_EFFECT.contains(call.status())) {
					sent.put(call.imageId(), new Repeat(call, false, false));
				}
			}
			else if (before != null && call.status() == 200 && call.fault().isEmpty()) {
				sent.put(call.imageId(), before.after(call.route()));
			}
		}
		return broken;
	}

	/**
	 * A conversion that may have had its effect, and what was read since.
	 */
	private record Repeat(RecordedCall sent, boolean image, boolean allowed) {

		Repeat after(String route) {
			return switch (route) {
				case IMAGE -> new Repeat(this.sent, true, this.allowed);
				case ACTIONS -> new Repeat(this.sent, this.image, this.image);
				default -> this;
			};
		}

	}

}
