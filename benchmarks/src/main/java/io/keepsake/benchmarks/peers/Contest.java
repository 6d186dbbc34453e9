package io.keepsake.benchmarks.peers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Program;
import io.keepsake.contract.Topics;
import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.testing.Ports;

/**
 * One contender at work, in processes of its own: on topics that nobody has used before,
 * and with a ledger of what becomes of its requests.
 */
final class Contest implements AutoCloseable {

	/** Whatever else is on the class path. */
	private static final String LOGGING = "process-logback.xml";

	private static final Duration TO_WARM_UP = Duration.ofMinutes(3);

	private final Arena arena;

	private final Contender contender;

	private final Ledger ledger;

	private final Topics topics;

	private final List<Program> programs = new ArrayList<>();

	private final List<Integer> ports = new ArrayList<>();

	private final List<Path> states = new ArrayList<>();

	private final PublishedActions actions;

	/** Leaves no process behind when this one is stopped. */
	private final Thread onInterrupt = new Thread(this::endAll, "end-all");

	/**
	 * @param requests that there will be
	 * @param jvm options of the contender's
	 */
	Contest(Arena arena, Contender contender, Latency latency, int requests, int instances, int inFlight,
			List<String> jvm) {
		this.arena = arena;
		this.contender = contender;
		this.ledger = new Ledger(requests);
		this.topics = new Topics(arena.newPrefix(contender));
		arena.api().serve(this.ledger, latency, !contender.usesKafka());
		arena.create(List.of(this.topics.requests(), this.topics.actions()));
		Place place = new Place(contender, arena.servers(), this.topics.prefix(), arena.api().url(), inFlight,
				requests);
		if (contender == Contender.SHARE_CONSUMER) {
			arena.fromTheBeginning(place.group());
		}
		for (int instance = 1; instance <= instances; instance++) {
			this.programs.add(program(place, latency.slow(), contender.title() + "-" + instance, jvm));
		}
		this.actions = new PublishedActions(arena.servers(), this.topics.actions(), this.ledger);
		Runtime.getRuntime().addShutdownHook(this.onInterrupt);
	}

	private Program program(Place place, Duration slowest, String name, List<String> jvm) {
		Path directory = this.arena.broker().directory();
		List<String> options = Stream
			.concat(Stream.of("-Xmx512m", "-Dlogging.config=classpath:" + LOGGING,
					"-Dlogback.configurationFile=" + LOGGING), jvm.stream())
			.toList();
		if (this.contender != Contender.KEEPSAKE) {
			return new Program(name, directory, options, PeerProgram.class, place.arguments(), () -> true);
		}
		int port = Ports.free();
		this.ports.add(port);
		Path state = directory.resolve("state-" + place.prefix() + name);
		this.states.add(state);
		return new Program(name, directory, options, ConversionServiceApplication.class,
				keepsake(place, slowest, port, state),
				() -> Http.answers("http://localhost:" + port + "/actuator/health/readiness"));
	}

	/**
	 * Its defaults, but for the limits, which are off; the time-out, where the slow calls
	 * of a benchmark would meet it; and the lag of images, of which this API has none.
	 */
	private List<String> keepsake(Place place, Duration slowest, int port, Path state) {
		return Stream
			.concat(Stream.of("server.port=" + port, "spring.kafka.bootstrap-servers=" + place.bootstrapServers(),
					"keepsake.topics.prefix=" + place.prefix(), "keepsake.topics.partitions=" + Arena.PARTITIONS,
					"keepsake.digitalocean.base-url=" + place.api(), "keepsake.digitalocean.limits=",
					"keepsake.digitalocean.call-timeout=" + Math.max(5, 3 * slowest.toSeconds()) + "s",
					"keepsake.conversion.image-lag=2s", "keepsake.engine.calls-in-flight=" + place.inFlight(),
					"keepsake.engine.calls-ahead=" + place.inFlight(), "keepsake.engine.state-directory=" + state),
					this.arena.accounts()
						.stream()
						.map((account) -> "keepsake.accounts." + account + ".token=token-of-" + account))
			.map((setting) -> "--" + setting)
			.toList();
	}

	Ledger ledger() {
		return this.ledger;
	}

	List<Program> programs() {
		return this.programs;
	}

	Program program() {
		return this.programs.getFirst();
	}

	/**
	 * Where Keepsake tells of itself.
	 */
	int port() {
		return this.ports.getFirst();
	}

	/**
	 * Keepsake's state directory.
	 */
	Path state() {
		return this.states.getFirst();
	}

	void start() {
		this.programs.forEach(Program::start);
		this.programs.forEach(Program::awaitReady);
	}

	/**
	 * Starts it on requests that wait for it, and returns when they have their action.
	 */
	void warmUp(int requests) {
		publish(0, requests);
		start();
		if (!await(requests, TO_WARM_UP)) {
			throw new NotMeasured(this.contender.title() + " did not warm up: " + this.ledger.done() + " of " + requests
					+ " requests in " + TO_WARM_UP + ", see " + program().log());
		}
	}

	/** Returns when the broker has them. */
	void publish(int from, int to) {
		if (this.contender.usesKafka()) {
			this.arena.publish(this.topics.requests(), from, to);
		}
	}

	void publish(int number) {
		this.arena.publish(this.topics.requests(), number);
	}

	/**
	 * Publishes while nobody consumes, so that consumption begins with a full topic.
	 */
	void publishFrozen(int from, int to) {
		if (this.contender.usesKafka()) {
			this.programs.forEach(Program::freeze);
			publish(from, to);
			this.programs.forEach(Program::thaw);
		}
	}

	/**
	 * Waits until that many requests have their action.
	 * @return whether they have, within the time
	 */
	boolean await(int wanted, Duration longest) {
		long start = System.nanoTime();
		while (this.ledger.done() < wanted) {
			this.actions.check();
			this.arena.check();
			if (System.nanoTime() - start > longest.toNanos()) {
				return false;
			}
			if (this.contender.usesKafka() && this.programs.stream().noneMatch(Program::isAlive)) {
				throw new NotMeasured(this.contender.title() + " ended by itself: see " + program().log());
			}
			Pause.millis(20);
		}
		return true;
	}

	/**
	 * What its processes have used of the processors.
	 */
	Duration cpu() {
		return this.programs.stream().map(Program::cpu).reduce(Duration.ZERO, Duration::plus);
	}

	@Override
	public void close() {
		endAll();
		this.actions.close();
		this.arena.deleteAll(this.topics.prefix());
		Runtime.getRuntime().removeShutdownHook(this.onInterrupt);
	}

	private void endAll() {
		this.programs.forEach(Program::close);
	}

}
