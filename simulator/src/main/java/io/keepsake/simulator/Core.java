package io.keepsake.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The simulator without its server: what callers, watchers and tests share. */
final class Core implements AutoCloseable {

	private final SimulatedClock clock;

	private final Journal journal;

	private final Operations operations;

	private final CallLog log = new CallLog();

	private final Api api;

	Core(Behaviour behaviour, Journal journal, InstantSource realTime) {
		this.journal = journal;
		this.clock = new SimulatedClock(realTime, behaviour.clockSpeed());
		this.operations = new Operations(new World(journal));
		clock.notBefore(operations.with(World::replay));
		this.api = new Api(clock, operations, log, behaviour);
	}

	Api api() {
		return api;
	}

	Instant now() {
		return clock.instant();
	}

	List<RecordedCall> calls() {
		return log.calls();
	}

	void put(Collection<Long> ids, ImageType type, String token) {
		var account = api.label(token);
		operations.with((world) -> {
			ids.forEach((id) -> world.put(id, account, type, now()));
			return ids;
		});
	}

	Optional<ImageView> image(long id) {
		return operations.with((world) -> world.image(id)).map((image) -> ImageView.of(image, now()));
	}

	List<ImageView> images() {
		return operations.with((world) -> List.copyOf(world.images()))
			.stream()
			.map((image) -> ImageView.of(image, now()))
			.toList();
	}

	Stats stats() {
		var now = now();
		var calls = log.counts();
		return operations.with((world) -> new Stats(calls.stream().mapToLong(Stats.CallCount::count).sum(), calls,
				counted(world.images(), (image) -> state(image, now)),
				counted(world.actions(), (action) -> action.status(now, "in-progress")),
				world.images().stream().filter((image) -> image.converts() > 1).count(), api.scriptLeft(), now));
	}

	void clear() {
		operations.with((world) -> {
			world.clear();
			return world;
		});
		log.clear();
		api.clear();
	}

	@Override
	public void close() {
		journal.close();
	}

	private static String state(Image image, Instant now) {
		Predicate<Action> converting = (action) -> action.kind() == Action.Kind.CONVERT && action.running(now);
		return (image.type(now) == ImageType.BACKUP && image.actions().stream().anyMatch(converting)) ? "converting"
				: image.type(now).wire();
	}

	private static <T> Map<String, Long> counted(Collection<T> all, Function<T, String> state) {
		return all.stream().collect(Collectors.groupingBy(state, TreeMap::new, Collectors.counting()));
	}

}
