package io.keepsake.testing.guarantee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.keepsake.simulator.ActionView;
import io.keepsake.simulator.ImageView;

/**
 * No image is converted again that is being converted, or has been. After an action that
 * did nothing, another one may begin.
 */
public final class EachImageConvertedOnce implements Guarantee {

	@Override
	public List<String> broken(Seen seen) {
		List<String> broken = new ArrayList<>();
		for (ImageView image : seen.images()) {
			List<ActionView> converts = image.actions()
				.stream()
				.filter((action) -> action.kind().equals("convert"))
				.sorted(Comparator.comparing(ActionView::startedAt))
				.toList();
			for (int i = 1; i < converts.size(); i++) {
				ActionView before = converts.get(i - 1);
				if (before.imageConvertedAt().isPresent() || before.endsAt().isAfter(converts.get(i).startedAt())) {
					broken.add("image " + image.id() + " was converted again: " + before + ", then " + converts.get(i));
				}
			}
		}
		return broken;
	}

}
