package io.keepsake.testing.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;

/**
 * Where a walk takes place: a few images, the API that has them, the time, and the ledger
 * of what was asked for. Everything is drawn from one source, so that a seed is a walk.
 */
public final class ModelWorld {

	private static final int IMAGES = 3;

	private static final Duration STANDSTILL = Duration.ofMinutes(1);

	private final Random random;

	private final ModelApi api;

	private final Ledger ledger;

	private Instant now;

	public ModelWorld(Random random, Instant start) {
		this.random = random;
		this.api = new ModelApi(random);
		this.ledger = new Ledger(this.api);
		this.now = start;
	}

	/**
	 * Walks, and tells the story of a walk that fails.
	 * @return the kinds of events that it met
	 */
	public Set<String> walk(Runnable walk) {
		for (long imageId = 1; imageId <= IMAGES; imageId++) {
			this.api.add(imageId, this.now);
		}
		this.ledger.witness(walk);
		return this.ledger.seen();
	}

	public Random random() {
		return this.random;
	}

	public ModelApi api() {
		return this.api;
	}

	public Ledger ledger() {
		return this.ledger;
	}

	public Instant now() {
		return this.now;
	}

	public long anyImage() {
		return this.random.nextLong(1, IMAGES + 1);
	}

	/**
	 * Whether what happens once in so many steps happens in this one.
	 */
	public boolean onceIn(int steps) {
		return this.random.nextInt(steps) == 0;
	}

	/**
	 * Now and then everything stands still for longer.
	 */
	public void letTimePass(Duration usually) {
		Duration lessThan = onceIn(20) ? STANDSTILL : usually;
		this.now = this.now.plusMillis(this.random.nextInt(Math.toIntExact(lessThan.toMillis())));
	}

	public void waitUntil(Instant due) {
		if (this.now.isBefore(due)) {
			this.now = due;
		}
	}

	/**
	 * A conversion that none of our calls began.
	 */
	public void somebodyElseConverts() {
		this.api.begin(anyImage(), false, this.now);
	}

}
