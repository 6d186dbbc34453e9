package io.keepsake.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the ports are free, asked before anything is started. */
final class Ports {

	private Ports() {
	}

	/**
	 * Looks at each port as its program will bind it.
	 * @throws StartFailure which names the port and its property
	 */
	static void requireFree(Settings settings, Given.Api api) {
		InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
		require(new InetSocketAddress(loopback, settings.kafkaPort()), "kafka-port", "the broker");
		require(new InetSocketAddress(settings.conversionPort()), "conversion-port",
				"the conversion-service (its server.port)");
		require(new InetSocketAddress(settings.pollerPort()), "poller-port", "the status-poller (its server.port)");
		if (api instanceof Given.Simulated) {
			require(new InetSocketAddress(loopback, settings.simulatorPort()), "simulator-port", "the simulator");
		}
	}

	private static void require(InetSocketAddress address, String key, String user) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(address);
		}
		catch (IOException ex) {
			throw new StartFailure(
					"Port %d, which %s needs, is taken (%s): stop what listens there, or set %s.%s to another"
						.formatted(address.getPort(), user, ex.getMessage(), Settings.PREFIX, key),
					ex);
		}
	}

}
