package io.keepsake.benchmarks.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(300)
class NetworkTest {

	/** For what must not come. */
	private static final int SILENCE = 200;

	private final List<ServerSocket> listeners = new ArrayList<>();

	private final Network network = new Network(List.of("service-1", "service-2"), List.of("broker-1", "broker-2"),
			this::listener, true);

	/** Greets whoever comes. */
	private int listener() {
		try {
			ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
			this.listeners.add(socket);
			Thread.ofVirtual().start(() -> greet(socket));
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void greet(ServerSocket socket) {
		try {
			while (true) {
				try (Socket caller = socket.accept()) {
					caller.getOutputStream().write(1);
				}
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	@AfterEach
	void close() throws IOException {
		this.network.close();
		for (ServerSocket listener : this.listeners) {
			listener.close();
		}
	}

	@Test
	void cutsAServiceOffFromAllBrokers() throws IOException {
		this.network.cut("service-1");

		assertCutOff("broker-1", "SERVICE-1");
		assertCutOff("broker-2", "SERVICE-1");
		assertReached("broker-1", "SERVICE-2");
		assertReached("broker-1", "BROKER-2");

		this.network.heal("service-1");
		assertReached("broker-1", "SERVICE-1");
	}

	@Test
	void cutsABrokerOffFromServicesAndOtherBrokers() throws IOException {
		this.network.cut("broker-1");

		assertCutOff("broker-1", "SERVICE-1");
		assertCutOff("broker-1", "BROKER-2");
		assertCutOff("broker-2", "BROKER-1");
		assertCutOff("broker-1", "QUORUM-BROKER-2");
		assertCutOff("broker-2", "QUORUM-BROKER-1");
		assertReached("broker-1", "BROKER-1");
		assertReached("broker-2", "SERVICE-1");
		assertReached("broker-2", "BROKER-2");
	}

	@Test
	void eachBrokerCallsTheOthersByAListenerOfItsOwn() {
		assertThat(options("broker-2")).containsEntry("--inter.broker.listener.name", "BROKER-2")
			.containsEntry("--controller.listener.names", "QUORUM-BROKER-2,QUORUM-BROKER-1");
		assertThat(this.network.voters("broker-2", 19093)).matches("1@localhost:\\d+,2@localhost:19093");
	}

	@Test
	void aServiceComesInWhereItWillBeTold() {
		assertThat(this.network.bootstrapServers("service-2")).isEqualTo("localhost:"
				+ advertised("broker-1", "SERVICE-2") + ",localhost:" + advertised("broker-2", "SERVICE-2"));
	}

	@Test
	void withoutRelaysEverybodyIsReachedDirectly() {
		try (Network direct = new Network(List.of("service-1"), List.of("broker-1"), () -> 4711, false)) {
			assertThat(direct.bootstrapServers("service-1")).isEqualTo("localhost:4711");
		}
	}

	private void assertReached(String broker, String listener) throws IOException {
		try (Socket socket = connect(broker, listener)) {
			assertThat(socket.getInputStream().read()).isEqualTo(1);
		}
	}

	private void assertCutOff(String broker, String listener) throws IOException {
		try (Socket socket = connect(broker, listener)) {
			socket.setSoTimeout(SILENCE);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> socket.getInputStream().read());
		}
	}

	private Socket connect(String broker, String listener) throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), advertised(broker, listener));
	}

	private int advertised(String broker, String listener) {
		return Stream.of(options(broker).getOrDefault("--advertised.listeners", "").split(","))
			.filter((entry) -> entry.startsWith(listener + "://"))
			.map((entry) -> Integer.parseInt(entry.substring(entry.lastIndexOf(':') + 1)))
			.findFirst()
			.orElseThrow();
	}

	private Map<String, String> options(String broker) {
		List<String> options = this.network.listeners(broker, 19092);
		return Stream.iterate(0, (i) -> i < options.size(), (i) -> i + 2)
			.collect(Collectors.toMap(options::get, (i) -> options.get(i + 1)));
	}

}
