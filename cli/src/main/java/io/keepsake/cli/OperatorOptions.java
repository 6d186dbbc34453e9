package io.keepsake.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;

import io.keepsake.replay.Connection;
import io.keepsake.replay.Operator;
import io.keepsake.replay.Replays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Who acts, for the trail.
 */
final class OperatorOptions {

	@Option(names = "--by", paramLabel = "NAME", description = "who acts; default: the user of this process")
	private @Nullable String by;

	Operator operator() {
		Operator here = Operator.here(host());
		return (this.by != null) ? new Operator(this.by, here.host(), here.pid()) : here;
	}

	Replays replays(Connection connection) {
		return new Replays(connection, InstantSource.system(), operator());
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
