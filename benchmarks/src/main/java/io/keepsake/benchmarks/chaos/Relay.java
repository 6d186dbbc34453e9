package io.keepsake.benchmarks.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/**
 * A port that leads to another one of this machine, until it is cut: then connections
 * stay as they are, new ones are accepted, and no byte crosses any of them.
 */
final class Relay implements AutoCloseable {

	private static final int BACKLOG = 128;

	private static final int TO_CONNECT = 10_000;

	private final ServerSocket server;

	private final InetSocketAddress target;

	private final Set<Link> links = new HashSet<>();

	private boolean cut;

	/**
	 * @param target a port at which nobody need listen yet
	 */
	Relay(int target) {
		InetAddress here = InetAddress.ofLiteral("127.0.0.1");
		this.target = new InetSocketAddress(here, target);
		try {
			this.server = new ServerSocket(0, BACKLOG, here);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().name("relay to " + target).start(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	synchronized void cut() {
		this.cut = true;
		this.links.forEach((link) -> link.severed = true);
	}

	/**
	 * Ends what was connected, as a network does that was away for long, and what was
	 * withheld is gone.
	 */
	synchronized void heal() {
		this.cut = false;
		this.links.stream().filter((link) -> link.severed).forEach(Link::reset);
		this.links.removeIf((link) -> link.severed);
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Link link = new Link(this.server.accept(), new Socket());
				if (added(link)) {
					Thread.ofVirtual().name("link to " + this.target.getPort()).start(() -> carry(link));
				}
			}
			catch (IOException ex) {
				// closed, or the client was gone before it was accepted
			}
		}
	}

	/**
	 * Whether bytes may cross it.
	 */
	private synchronized boolean added(Link link) {
		link.severed = this.cut;
		this.links.add(link);
		return !this.cut;
	}

	private void carry(Link link) {
		try {
			link.client.setTcpNoDelay(true);
			link.target.setTcpNoDelay(true);
			link.target.connect(this.target, TO_CONNECT);
			Thread.ofVirtual().name("link from " + this.target.getPort()).start(() -> back(link));
			link.carry(link.client, link.target);
		}
		catch (IOException ex) {
			// one end is gone: the other is told
		}
		end(link);
	}

	private void back(Link link) {
		try {
			link.carry(link.target, link.client);
		}
		catch (IOException ex) {
			// as above
		}
		end(link);
	}

	/**
	 * That one end is gone does not cross a cut either.
	 */
	private synchronized void end(Link link) {
		if (!link.severed) {
			link.close();
			this.links.remove(link);
		}
	}

	@Override
	public synchronized void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.links.forEach(Link::close);
		this.links.clear();
	}

	private static final class Link {

		private static final int AT_ONCE = 64 * 1024;

		private final Socket client;

		private final Socket target;

		private volatile boolean severed;

		Link(Socket client, Socket target) {
			this.client = client;
			this.target = target;
		}

		void carry(Socket from, Socket to) throws IOException {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] bytes = new byte[AT_ONCE];
			for (int count = in.read(bytes); count >= 0 && !this.severed; count = in.read(bytes)) {
				out.write(bytes, 0, count);
			}
		}

		void close() {
			close(this.client);
			close(this.target);
		}

		/** As {@link #close()}, without a farewell. */
		void reset() {
			try {
				this.client.setSoLinger(true, 0);
				this.target.setSoLinger(true, 0);
			}
			catch (IOException ex) {
				// one is closed already
			}
			close();
		}

		private static void close(Socket socket) {
			try {
				socket.close();
			}
			catch (IOException ex) {
				// closed all the same
			}
		}

	}

}
