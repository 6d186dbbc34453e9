package io.keepsake.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports on which nothing listens. */
public final class Ports {

	/**
	 * Below those that Linux gives to outgoing connections: a client that tries again and
	 * again to reach a stopped server on one of these ends up connected to itself, and
	 * the server finds its port taken.
	 */
	private static final int FIRST = 15_000;

	private static final int END = 32_000;

	private Ports() {
	}

	public static int free() {
		IntStream candidates = ThreadLocalRandom.current().ints(FIRST, END).limit(1_000);
		return candidates.filter(Ports::isFree).findFirst().orElseThrow();
	}

	private static boolean isFree(int port) {
		try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
