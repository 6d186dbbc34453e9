package io.keepsake.endtoend;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.contract.Topics;

/**
 * What the services of a pair are started with: impatient enough for a test.
 *
 * @param directory for their state
 * @param own what a test wants otherwise, such as {@code keepsake.polling.first=1s}
 */
record Settings(String bootstrapServers, Topics topics, URI api, Path directory, List<String> own) {

	private static final List<String> FAST = List.of("server.port=0", "logging.level.root=WARN",
			"keepsake.topics.partitions=3", "keepsake.digitalocean.limits=1000000/1h",
			"keepsake.digitalocean.pause=400ms", "keepsake.digitalocean.probe-interval=200ms",
			"keepsake.digitalocean.forbidden-before-blocked=3", "keepsake.engine.lease=1s",
			"keepsake.engine.stop-timeout=3s", "keepsake.conversion.first-retry=100ms",
			"keepsake.conversion.longest-retry=400ms", "keepsake.conversion.rejections=3",
			"keepsake.conversion.rejection-wait=300ms", "keepsake.conversion.operation-wait=300ms",
			"keepsake.conversion.image-lag=600ms", "keepsake.polling.first=200ms", "keepsake.polling.longest=400ms",
			"keepsake.polling.first-retry=100ms", "keepsake.polling.longest-retry=400ms", "keepsake.polling.missing=1s",
			"keepsake.polling.image-lag=300ms", "spring.kafka.streams.properties.[commit.interval.ms]=20",
			"spring.kafka.streams.properties.[poll.ms]=10");

	/**
	 * The arguments of one instance.
	 * @param place of its state, within the directory
	 */
	String[] arguments(String place, String... more) {
		return Stream.of(FAST, Accounts.settings(), whereabouts(place), this.own, List.of(more))
			.flatMap(List::stream)
			// Spring would make a list of two values, and here the last one counts
			.collect(Collectors.toMap(Settings::key, Function.identity(), (before, after) -> after, LinkedHashMap::new))
			.values()
			.stream()
			.map((setting) -> "--" + setting)
			.toArray(String[]::new);
	}

	private List<String> whereabouts(String place) {
		return List.of("keepsake.engine.state-directory=" + this.directory.resolve(place),
				"keepsake.digitalocean.base-url=" + this.api, "keepsake.topics.prefix=" + this.topics.prefix(),
				"spring.kafka.bootstrap-servers=" + this.bootstrapServers);
	}

	private static String key(String setting) {
		return setting.substring(0, setting.indexOf('='));
	}

}
