package io.keepsake.simulator;

import java.time.Instant;
import java.util.List;

/**
 * An image as it is now, with everything that ever happened to it, oldest first.
 *
 * @param account the label of the account it belongs to
 */
public record ImageView(long id, String account, ImageType type, long dropletId, List<ActionView> actions) {

	static ImageView of(Image image, Instant now) {
		return new ImageView(image.id(), image.account(), image.type(now), image.dropletId(),
				image.actions().stream().map((action) -> ActionView.of(action, now)).toList());
	}

}
