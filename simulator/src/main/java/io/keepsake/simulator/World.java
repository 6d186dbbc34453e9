package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * All images and actions, kept in memory and in the journal. Guarded by
 * {@link Operations}.
 */
final class World {

	/** Ids seen live have been beyond 32 bits since 2024. */
	private static final long FIRST_ACTION = 3_100_000_000L;

	private final Map<Long, Image> images = new HashMap<>();

	private final Map<Long, Action> actions = new HashMap<>();

	private final Map<String, Account> accounts = new HashMap<>();

	private final Journal journal;

	private long nextAction = FIRST_ACTION;

	World(Journal journal) {
		this.journal = journal;
	}

	/** Returns the latest beginning of an action that was read, or the epoch. */
	Instant replay() {
		var latest = new Instant[] { Instant.EPOCH };
		journal.replay(this::keep, (action) -> {
			if (!images.containsKey(action.imageId())) {
				keep(born(action.imageId(), action.account(), ImageType.BACKUP, action.startedAt()));
			}
			keep(action);
			nextAction = Math.max(nextAction, action.id() + 1);
			latest[0] = action.startedAt().isAfter(latest[0]) ? action.startedAt() : latest[0];
		});
		return latest[0];
	}

	/**
	 * The image as that account sees it; one that nobody has named yet may spring to
	 * life.
	 */
	Optional<Image> image(String account, long id, Behaviour behaviour, Instant now) {
		var known = images.get(id);
		if (known != null) {
			return Optional.of(known).filter((image) -> image.account().equals(account));
		}
		if (behaviour.unknownImages() == UnknownImages.NOT_FOUND || holds(behaviour.notFoundImages(), id)) {
			return Optional.empty();
		}
		var type = holds(behaviour.snapshotImages(), id) ? ImageType.SNAPSHOT : ImageType.BACKUP;
		var image = born(id, account, type, now);
		if (type == ImageType.SNAPSHOT) {
			// the rules may be others after a restart
			journal.append(image);
		}
		keep(image);
		return Optional.of(image);
	}

	void put(long id, String account, ImageType type, Instant now) {
		var image = born(id, account, type, now);
		journal.append(image);
		keep(image);
	}

	Action begin(LongFunction<Action> fate) {
		var action = fate.apply(nextAction++);
		journal.append(action);
		keep(action);
		return action;
	}

	Optional<Image> image(long id) {
		return Optional.ofNullable(images.get(id));
	}

	Optional<Action> action(String account, long id) {
		return Optional.ofNullable(actions.get(id)).filter((action) -> action.account().equals(account));
	}

	Collection<Image> images() {
		return images.values();
	}

	Collection<Action> actions() {
		return actions.values();
	}

	Account account(String name) {
		return accounts.computeIfAbsent(name, (any) -> new Account());
	}

	void clear() {
		images.clear();
		actions.clear();
		accounts.clear();
		journal.clear();
	}

	private void keep(Image image) {
		var before = images.put(image.id(), image);
		if (before != null) {
			account(before.account()).images().remove(before.id());
		}
		account(image.account()).images().add(image.id());
	}

	private void keep(Action action) {
		actions.put(action.id(), action);
		images.computeIfPresent(action.imageId(), (id, image) -> image.with(action));
		account(action.account()).add(action);
	}

	/**
	 * Backups of a droplet are made one after the other, so neighbouring ids share a
	 * droplet.
	 */
	private static Image born(long id, String account, ImageType type, Instant now) {
		return new Image(id, account, type, 1_000 + id / 4, now.minus(Duration.ofHours(1)), List.of());
	}

	private static boolean holds(List<IdRange> ranges, long id) {
		return ranges.stream().anyMatch((range) -> range.holds(id));
	}

}
