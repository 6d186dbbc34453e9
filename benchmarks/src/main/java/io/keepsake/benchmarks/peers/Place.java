package io.keepsake.benchmarks.peers;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.Topics;

/**
 * What the process of a peer is told.
 *
 * @param prefix of its topics
 * @param inFlight how many calls it may make at a time
 * @param requests how many there will be, for whoever does not hear of them by a topic
 */
record Place(Contender contender, String bootstrapServers, String prefix, URI api, int inFlight, int requests) {

	static Place parse(String... arguments) {
		return new Place(Contender.named(arguments[0]), arguments[1], arguments[2], URI.create(arguments[3]),
				Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
	}

	List<String> arguments() {
		return List.of(this.contender.title(), this.bootstrapServers, this.prefix, this.api.toString(),
				Integer.toString(this.inFlight), Integer.toString(this.requests));
	}

	Topics topics() {
		return new Topics(this.prefix);
	}

	String group() {
		return this.prefix + this.contender.title();
	}

	/**
	 * Of a consumer, as those of Keepsake's streams: a process that is killed is noticed
	 * after the same time.
	 */
	Map<String, Object> consumer() {
		return Map.of("bootstrap.servers", this.bootstrapServers, "group.id", group(), "auto.offset.reset", "earliest",
				"enable.auto.commit", false, "session.timeout.ms", 7_000, "heartbeat.interval.ms", 500);
	}

}
