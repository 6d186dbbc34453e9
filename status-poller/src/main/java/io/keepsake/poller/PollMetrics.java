package io.keepsake.poller;

import io.keepsake.digitalocean.Call;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What is read, as metrics: by kind of call, and what the pages of the list showed.
 */
final class PollMetrics implements PollWatch {

	private final Counter lists;

	private final Counter singles;

	private final Counter throughImages;

	private final Counter images;

	private final Counter followed;

	private final Counter passedOver;

	PollMetrics(MeterRegistry registry) {
		this.lists = reads(registry, "list");
		this.singles = reads(registry, "single");
		this.throughImages = reads(registry, "image-action");
		this.images = reads(registry, "image");
		this.followed = shown(registry, "followed");
		this.passedOver = shown(registry, "other");
	}

	private static Counter reads(MeterRegistry registry, String kind) {
		return Counter.builder("keepsake.polls")
			.description("Reads of actions and images, by kind")
			.tag("kind", kind)
			.register(registry);
	}

	private static Counter shown(MeterRegistry registry, String which) {
		return Counter.builder("keepsake.polls.listed")
			.description("Actions that the pages of the list showed")
			.tag("which", which)
			.register(registry);
	}

	@Override
	public void reads(Call call) {
		switch (call) {
			case Call.ListActions _ -> this.lists.increment();
			case Call.ReadAction _ -> this.singles.increment();
			case Call.ReadImageAction _ -> this.throughImages.increment();
			case Call.ReadImage _, Call.ReadImageActions _ -> this.images.increment();
			case Call.StartAction _ -> throw new IllegalArgumentException("The poller starts no action");
		}
	}

	@Override
	public void page(int actions, long ours) {
		this.followed.increment((double) ours);
		this.passedOver.increment((double) (actions - ours));
	}

}
