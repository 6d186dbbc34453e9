package io.keepsake.testing.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.keepsake.simulator.RecordedCall;

/**
 * Before a conversion is sent again, the image has been read: unless the one before was
 * refused in a way that says that nothing happened.
 */
public final class ImageReadBeforeRepeat implements Guarantee {

	private static final Set<Integer> WITHOUT_EFFECT = Set.of(401, 403, 429);

	@Override
	public List<String> broken(Seen seen) {
		List<String> broken = new ArrayList<>();
		Map<Long, RecordedCall> unread = new HashMap<>();
		for (RecordedCall call : seen.calls()) {
			if (call.imageId() == 0) {
				continue;
			}
			if (!call.method().equals("POST")) {
				unread.remove(call.imageId());
				continue;
			}
			RecordedCall before = unread.get(call.imageId());
			if (before != null) {
				broken.add("image " + call.imageId() + " was not read between " + before + " and " + call);
			}
			if (!WITHOUT_EFFECT.contains(call.status())) {
				unread.put(call.imageId(), call);
			}
		}
		return broken;
	}

}
