package io.keepsake.benchmarks.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Who does the work.
 */
enum Contender {

	/** The limit: the calls alone. */
	WEBCLIENT("no Kafka"),

	KEEPSAKE("exactly once, intent before effect"),

	/** Of Confluent's, with its module for Reactor. */
	PARALLEL_CONSUMER("at least once"),

	/** Kafka's own, acknowledging explicitly. */
	SHARE_CONSUMER("at least once"),

	/** Spring Kafka's, with a method that returns a {@code Mono}. */
	LISTENER_ASYNC("at least once"),

	/** Spring Kafka's, with a method that waits. */
	LISTENER_BLOCKING("at least once");

	/** Whoever makes one call for a partition at a time needs this many times as long. */
	private static final int SLOWER = 20;

	private final String guarantee;

	Contender(String guarantee) {
		this.guarantee = guarantee;
	}

	static Contender named(String title) {
		return Arrays.stream(values())
			.filter((contender) -> contender.title().equals(title))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"'" + title + "' is none of " + Arrays.stream(values()).map(Contender::title).toList()));
	}

	/**
	 * @param titles with commas between them, in the order in which they take their
	 * turns; empty for all
	 */
	static List<Contender> among(String titles) {
		return titles.isEmpty() ? List.of(values())
				: Arrays.stream(titles.split(",", -1)).map(Contender::named).distinct().toList();
	}

	String title() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String guarantee() {
		return this.guarantee;
	}

	boolean usesKafka() {
		return this != WEBCLIENT;
	}

	/**
	 * What Keepsake is compared with.
	 */
	boolean isPeer() {
		return this != WEBCLIENT && this != KEEPSAKE;
	}

	/**
	 * How many of the requests it is given.
	 */
	int shareOf(int requests) {
		return (this == LISTENER_BLOCKING) ? Math.max(1, requests / SLOWER) : requests;
	}

}
