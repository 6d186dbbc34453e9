package io.keepsake.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a broker listens and keeps its data.
 *
 * @param host bound and told to clients
 * @param port 0 for any free one
 * @param directory made and formatted when absent; its data is found again when not
 * @param quorum the cluster this node is of
 * @param overrides further properties of Kafka's own, which win over the embedded
 * defaults but not over what these options say; {@code listeners} and
 * {@code controller.listener.names} are added to the node's own
 */
public record Options(String host, int port, Path directory, Quorum quorum, Map<String, String> overrides) {

	public Options {
		directory = directory.toAbsolutePath().normalize();
		overrides = Map.copyOf(overrides);
	}

	/** A broker of its own on any free port, for a test. */
	public static Options ephemeral(Path directory) {
		return at(0, directory);
	}

	public static Options at(int port, Path directory) {
		return new Options("localhost", port, directory, Quorum.single(), Map.of());
	}

	public Options withQuorum(Quorum quorum) {
		return new Options(this.host, this.port, this.directory, quorum, this.overrides);
	}

	public Options withOverrides(Map<String, String> overrides) {
		return new Options(this.host, this.port, this.directory, this.quorum, overrides);
	}

	/** With the ports that were free. */
	Options on(BoundSockets sockets) {
		return new Options(this.host, sockets.clientPort(), this.directory,
				this.quorum.withControllerPort(sockets.controllerPort()), this.overrides);
	}

}
