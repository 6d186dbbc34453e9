package io.keepsake.testing.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.keepsake.simulator.ActionView;
import io.keepsake.simulator.ImageType;
import io.keepsake.simulator.ImageView;
import io.keepsake.testing.guarantee.Seen.Asked;
import io.keepsake.testing.guarantee.Seen.Ended;
import org.jspecify.annotations.Nullable;

/**
 * Every outcome was true when it was decided, and speaks of what was asked for: an image
 * that is said to be completed is a snapshot, and no conversion of it was still running;
 * one that is said to have failed was none, and it is said why.
 */
public final class TrueOutcomes implements Guarantee {

	@Override
	public List<String> broken(Seen seen) {
		Map<Long, ImageView> images = new HashMap<>();
		seen.images().forEach((image) -> images.put(image.id(), image));
		Map<String, Asked> requests = new HashMap<>();
		seen.requests().forEach((request) -> requests.put(request.requestId(), request));
		List<String> broken = new ArrayList<>();
		for (Ended ended : seen.outcomes()) {
			Asked asked = requests.get(ended.requestId());
			if (asked != null && (asked.imageId() != ended.imageId() || !asked.account().equals(ended.account()))) {
				broken.add(ended + " speaks of something else than " + asked);
			}
			String untrue = ended.completed() ? untrueCompletion(ended, images.get(ended.imageId()))
					: untrueFailure(ended, images.get(ended.imageId()));
			if (untrue != null) {
				broken.add(ended + untrue);
			}
		}
		return broken;
	}

	private static @Nullable String untrueCompletion(Ended ended, @Nullable ImageView image) {
		if (image == null || image.type() != ImageType.SNAPSHOT) {
			return ", but the image is " + image;
		}
		List<ActionView> conversions = image.actions()
			.stream()
			.filter((action) -> action.imageConvertedAt().isPresent())
			.toList();
		// an image may lag behind its action, whose end is what counts
		boolean early = !conversions.isEmpty()
				&& conversions.stream().noneMatch((action) -> !action.endsAt().isAfter(ended.at()));
		return early ? ", before the conversion ended: " + image : null;
	}

	private static @Nullable String untrueFailure(Ended ended, @Nullable ImageView image) {
		if (Objects.requireNonNull(ended.reason()).isEmpty() || ended.detail().isEmpty()) {
			return " does not say why";
		}
		boolean converted = image != null && image.actions()
			.stream()
			.flatMap((action) -> action.imageConvertedAt().stream())
			.anyMatch((at) -> !at.isAfter(ended.at()));
		return converted ? ", but the image was a snapshot by then: " + image : null;
	}

}
