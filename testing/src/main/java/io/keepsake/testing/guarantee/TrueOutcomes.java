package io.keepsake.testing.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.keepsake.simulator.ImageType;
import io.keepsake.simulator.ImageView;
import io.keepsake.testing.guarantee.Seen.Ended;

/**
 * Every image that is said to be completed is a snapshot, and every failure says why.
 */
public final class TrueOutcomes implements Guarantee {

	@Override
	public List<String> broken(Seen seen) {
		Map<Long, ImageView> images = seen.images()
			.stream()
			.collect(Collectors.toMap(ImageView::id, Function.identity()));
		List<String> broken = new ArrayList<>();
		for (Ended ended : seen.outcomes()) {
			if (ended.completed()) {
				ImageView image = images.get(ended.imageId());
				if (image == null || image.type() != ImageType.SNAPSHOT) {
					broken.add(ended + ", but the image is " + ((image != null) ? image : "nothing"));
				}
			}
			else if (Objects.requireNonNull(ended.reason()).isEmpty() || ended.detail().isEmpty()) {
				broken.add(ended + " does not say why");
			}
		}
		return broken;
	}

}
