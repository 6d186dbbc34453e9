package io.keepsake.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.server.ServerSocketFactory;

/**
 * The ports of a node, bound before anything of Kafka runs: a taken one is known at once,
 * a free one is known before the voters must be named, and no one can take it in between.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {

	private final Map<String, ServerSocketChannel> channels;

	private BoundSockets(Map<String, ServerSocketChannel> channels) {
		this.channels = channels;
	}

	static BoundSockets bind(Options options) {
		ServerSocketChannel client = bind(options.host(), options.port());
		try {
			Quorum.Voter self = options.quorum().self();
			return new BoundSockets(Map.of(BrokerProperties.CLIENT, client, BrokerProperties.CONTROLLER,
					bind(self.host(), self.controllerPort())));
		}
		catch (RuntimeException ex) {
			close(client);
			throw ex;
		}
	}

	private static ServerSocketChannel bind(String host, int port) {
		InetSocketAddress address = new InetSocketAddress(host, port);
		try {
			if (address.isUnresolved()) {
				throw new UnknownHostException("unknown host");
			}
			ServerSocketChannel channel = ServerSocketChannel.open();
			try {
				channel.configureBlocking(false);
				return channel.bind(address);
			}
			catch (IOException ex) {
				close(channel);
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new BrokerStartException.PortTaken(host, port, ex);
		}
	}

	int clientPort() {
		return port(BrokerProperties.CLIENT);
	}

	int controllerPort() {
		return port(BrokerProperties.CONTROLLER);
	}

	private int port(String listener) {
		return Optional.ofNullable(this.channels.get(listener)).orElseThrow().socket().getLocalPort();
	}

	@Override
	public ServerSocketChannel openServerSocket(String listener, InetSocketAddress address, int backlog,
			int receiveBufferSize) throws IOException {
		ServerSocketChannel bound = this.channels.get(listener);
		return (bound != null) ? bound : INSTANCE.openServerSocket(listener, address, backlog, receiveBufferSize);
	}

	/** Kafka closes those it has started to accept on; closing twice does no harm. */
	@Override
	public void close() {
		this.channels.values().forEach(BoundSockets::close);
	}

	private static void close(ServerSocketChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
