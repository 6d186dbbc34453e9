package io.keepsake.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

import io.keepsake.replay.Operator;
import io.keepsake.replay.Replays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where the replays are, and who acts on them, for the trail.
 */
final class ReplayOptions {

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Option(names = "--by", paramLabel = "NAME", description = "who acts; default: the user of this process")
	private @Nullable String by;

	Replays connect() {
		Set<String> noted = new HashSet<>();
		return new Replays(this.connection.connect(), InstantSource.system(), operator(), (note) -> {
			if (noted.add(note)) {
				Screen.note("keepsake: " + Texts.plain(note));
			}
		});
	}

	private Operator operator() {
		Operator here = Operator.here(host());
		return (this.by != null) ? new Operator(this.by, here.host(), here.pid()) : here;
	}

	private static String host() {
		String name = System.getenv("HOSTNAME");
		if (name != null) {
			return name;
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

}
