package io.keepsake.benchmarks.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Program;

/**
 * What happens to one process.
 *
 * @param target its name
 * @param millis for which it is away, frozen, or cut off
 * @param pause in milliseconds, once it is back
 */
record Strike(Kind kind, String target, int millis, int pause) {

	/** Longer than the session of a consumer lasts: somebody else takes its work over. */
	private static final int ZOMBIE = 11_000;

	enum Kind {

		/** kill -9, and a start. */
		KILL,
		/** SIGTERM, and a start. */
		RESTART,
		/** SIGSTOP and SIGCONT: its connections stay and nothing answers on them. */
		FREEZE,
		/** Off the network: it runs, and nothing crosses between it and Kafka. */
		CUT

	}

	/**
	 * The schedule of a seed. Whatever its length, each kind of strike at each kind of
	 * process comes in turn, in an order of its own in each round.
	 */
	static List<Strike> schedule(int strikes, long seed) {
		Random random = new Random(seed);
		List<Strike> schedule = new ArrayList<>();
		while (schedule.size() < strikes) {
			List<Strike> round = round(random);
			java.util.Collections.shuffle(round, random);
			schedule.addAll(round.subList(0, Math.min(round.size(), strikes - schedule.size())));
		}
		return schedule;
	}

	private static List<Strike> round(Random random) {
		List<Strike> round = new ArrayList<>();
		for (String service : Cluster.SERVICES) {
			round.add(of(Kind.KILL, service, random.nextInt(3_000), random));
		}
		for (String broker : Cluster.BROKERS) {
			round.add(of(Kind.KILL, broker, random.nextInt(3_000), random));
		}
		round.add(of(Kind.FREEZE, any(Cluster.SERVICES.subList(0, 2), random), ZOMBIE + random.nextInt(4_000), random));
		round.add(of(Kind.FREEZE, any(Cluster.SERVICES.subList(2, 4), random), ZOMBIE + random.nextInt(4_000), random));
		round.add(of(Kind.FREEZE, any(Cluster.BROKERS, random), ZOMBIE + random.nextInt(4_000), random));
		// a service for longer than its session lasts, while it still reaches the API
		round.add(of(Kind.CUT, any(Cluster.SERVICES.subList(0, 2), random), 8_000 + random.nextInt(7_000), random));
		round.add(of(Kind.CUT, any(Cluster.SERVICES.subList(2, 4), random), 8_000 + random.nextInt(7_000), random));
		// a broker for shorter and for longer than its session lasts, 9 s
		round.add(of(Kind.CUT, any(Cluster.BROKERS, random), 3_000 + random.nextInt(9_000), random));
		round.add(of(Kind.FREEZE, Cluster.API, 2_000 + random.nextInt(6_000), random));
		round.add(of(Kind.RESTART, any(Cluster.SERVICES.subList(0, 2), random), random.nextInt(1_000), random));
		round.add(of(Kind.RESTART, any(Cluster.SERVICES.subList(2, 4), random), random.nextInt(1_000), random));
		round.add(of(Kind.RESTART, any(Cluster.BROKERS, random), random.nextInt(1_000), random));
		return round;
	}

	private static Strike of(Kind kind, String target, int millis, Random random) {
		return new Strike(kind, target, millis, random.nextInt(2_000));
	}

	private static String any(List<String> names, Random random) {
		return names.get(random.nextInt(names.size()));
	}

	void at(Cluster cluster) {
		Program program = cluster.program(this.target);
		switch (this.kind) {
			case KILL -> {
				program.kill();
				Pause.millis(this.millis);
				program.start();
			}
			case RESTART -> {
				program.stop();
				Pause.millis(this.millis);
				program.start();
			}
			case FREEZE -> {
				program.freeze();
				Pause.millis(this.millis);
				program.thaw();
			}
			case CUT -> {
				cluster.network().cut(this.target);
				Pause.millis(this.millis);
				cluster.network().heal(this.target);
			}
		}
		program.awaitReady();
		cluster.awaitReady(program);
		Pause.millis(this.pause);
	}

	@Override
	public String toString() {
		return this.kind.name().toLowerCase(java.util.Locale.ROOT) + " " + this.target + " for " + this.millis + " ms";
	}

}
