package io.keepsake.benchmarks.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies between the brokers and those who call them, the brokers themselves among
 * these. A broker tells a client under which address each broker is reached, by the
 * listener that the client came in by: so each caller has a listener of its own at each
 * broker, advertised at a relay of their own, and each controller one at each other.
 * Whoever only watches comes in by the brokers' usual listener, and is never cut off.
 * <p>
 * Relays take processor time, on cores that everybody shares. A network without them has
 * the same listeners, reached directly, and cannot be cut.
 */
final class Network implements AutoCloseable {

	private final List<Way> ways = new ArrayList<>();

	/**
	 * @param ports on which nothing listens, each another
	 * @param relayed whether it can be cut
	 */
	Network(List<String> services, List<String> brokers, IntSupplier ports, boolean relayed) {
		for (String broker : brokers) {
			Stream.concat(services.stream(), brokers.stream())
				.forEach((caller) -> this.ways.add(Way.of(caller, broker, false, ports.getAsInt(), relayed)));
			brokers.forEach((caller) -> this.ways.add(Way.of(caller, broker, true, ports.getAsInt(), relayed)));
		}
	}

	String bootstrapServers(String service) {
		return join((way) -> way.caller.equals(service), (way) -> "localhost:" + way.reached());
	}

	/**
	 * The voters as a broker knows them: itself at its own port, the others at relays.
	 */
	String voters(String broker, int port) {
		return join((way) -> way.quorum && way.caller.equals(broker),
				(way) -> way.broker.replace("broker-", "") + "@localhost:" + (way.isToItself() ? port : way.reached()));
	}

	/**
	 * Properties of a broker's.
	 * @param port of its usual listener
	 */
	List<String> listeners(String broker, int port) {
		Predicate<Way> here = (way) -> way.broker.equals(broker);
		Predicate<Way> own = here.and(Way::isToItself);
		return List.of("--listeners", join(here, (way) -> way.listener() + "://localhost:" + way.port),
				"--advertised.listeners",
				"PLAINTEXT://localhost:" + port + ","
						+ join(here, (way) -> way.listener() + "://localhost:" + way.reached()),
				"--listener.security.protocol.map",
				"PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," + join(here, (way) -> way.listener() + ":PLAINTEXT"),
				// by these it calls the others
				"--inter.broker.listener.name", join(own.and((way) -> !way.quorum), Way::listener),
				"--controller.listener.names",
				join(own.and(Way::quorum), Way::listener) + ","
						+ join(here.and(Way::quorum).and((way) -> !way.isToItself()), Way::listener),
				// each listener has so many of its own
				"--num.network.threads", "1");
	}

	private String join(Predicate<Way> which, Function<Way, String> text) {
		return this.ways.stream().filter(which).map(text).collect(Collectors.joining(","));
	}

	/**
	 * No byte crosses between it and the brokers any more; where it is a broker, none
	 * between it and the services, either.
	 */
	void cut(String name) {
		around(name).forEach(Relay::cut);
	}

	void heal(String name) {
		around(name).forEach(Relay::heal);
	}

	/**
	 * A broker that calls itself needs no network.
	 */
	private Stream<Relay> around(String name) {
		return this.ways.stream()
			.filter((way) -> !way.isToItself() && (way.caller.equals(name) || way.broker.equals(name)))
			.flatMap((way) -> way.relay.stream());
	}

	@Override
	public void close() {
		this.ways.stream().flatMap((way) -> way.relay.stream()).forEach(Relay::close);
	}

	/**
	 * @param quorum whether it leads to the controller beside the broker
	 * @param port at which the broker listens for it
	 */
	private record Way(String caller, String broker, boolean quorum, int port, Optional<Relay> relay) {

		static Way of(String caller, String broker, boolean quorum, int port, boolean relayed) {
			return new Way(caller, broker, quorum, port, relayed ? Optional.of(new Relay(port)) : Optional.empty());
		}

		int reached() {
			return this.relay.map(Relay::port).orElse(this.port);
		}

		boolean isToItself() {
			return this.caller.equals(this.broker);
		}

		String listener() {
			return (this.quorum ? "quorum-" : "").concat(this.caller).toUpperCase(Locale.ROOT);
		}

	}

}
