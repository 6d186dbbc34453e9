package io.keepsake.testing;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers. */
final class Docker {

	private Docker() {
	}

	/**
	 * Testcontainers tries every strategy it knows and logs each failure; it is asked
	 * only where there is something to be found.
	 */
	static boolean answers() {
		return isThere() && DockerClientFactory.instance().isDockerAvailable();
	}

	private static boolean isThere() {
		return System.getenv("DOCKER_HOST") != null || sockets().anyMatch(Docker::accepts);
	}

	private static Stream<Path> sockets() {
		Path home = Path.of(System.getProperty("user.home"));
		return Stream.concat(
				Stream.of(Path.of("/var/run/docker.sock"), home.resolve(".docker/run/docker.sock"),
						home.resolve(".docker/desktop/docker.sock")),
				Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
					.map((directory) -> Path.of(directory, "docker.sock"))
					.stream());
	}

	private static boolean accepts(Path socket) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return channel.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
