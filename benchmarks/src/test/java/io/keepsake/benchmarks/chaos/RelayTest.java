package io.keepsake.benchmarks.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(300)
class RelayTest {

	/** For what must not come. */
	private static final int SILENCE = 300;

	private ServerSocket target;

	private Relay relay;

	@BeforeEach
	void listen() throws IOException {
		this.target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
		this.relay = new Relay(this.target.getLocalPort());
	}

	@AfterEach
	void close() throws IOException {
		this.relay.close();
		this.target.close();
	}

	@Test
	void carriesBothWays() throws IOException {
		assertCarries();
	}

	@Test
	void tellsOneEndThatTheOtherIsGone() throws IOException {
		try (Socket client = connect()) {
			this.target.accept().close();

			assertThat(isEnded(client)).isTrue();
		}
	}

	@Test
	void endsAConnectionThatLeadsNowhere() throws IOException {
		this.target.close();

		try (Socket client = connect()) {
			assertThat(isEnded(client)).isTrue();
		}
	}

	@Test
	void carriesNothingWhileItIsCut() throws IOException {
		try (Socket client = connect(); Socket server = this.target.accept()) {
			this.relay.cut();

			client.getOutputStream().write(1);
			server.getOutputStream().write(2);

			assertSilent(client);
			assertSilent(server);
		}
	}

	@Test
	void doesNotTellThatAnEndIsGoneWhileItIsCut() throws IOException {
		Socket client = connect();
		try (Socket server = this.target.accept()) {
			this.relay.cut();

			client.close();

			assertSilent(server);
		}
	}

	@Test
	void acceptsWithoutAnAnswerWhileItIsCut() throws IOException {
		this.relay.cut();

		try (Socket client = connect()) {
			client.getOutputStream().write(1);

			assertSilent(client);
			this.target.setSoTimeout(SILENCE);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(this.target::accept);
		}
	}

	@Test
	void endsWhatWasCutAndCarriesWhatIsNew() throws IOException {
		try (Socket before = connect(); Socket server = this.target.accept()) {
			this.relay.cut();
			before.getOutputStream().write(1);
			try (Socket meanwhile = connect()) {
				assertSilent(meanwhile); // and so accepted
				this.relay.heal();

				assertThat(isEnded(before)).isTrue();
				assertThat(isEnded(server)).isTrue();
				assertThat(isEnded(meanwhile)).isTrue();
			}
		}
		assertCarries();
	}

	private void assertCarries() throws IOException {
		try (Socket client = connect(); Socket server = this.target.accept()) {
			client.getOutputStream().write(1);
			assertThat(server.getInputStream().read()).isEqualTo(1);

			server.getOutputStream().write(2);
			assertThat(client.getInputStream().read()).isEqualTo(2);
		}
	}

	private Socket connect() throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), this.relay.port());
	}

	private static void assertSilent(Socket socket) throws IOException {
		socket.setSoTimeout(SILENCE);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> socket.getInputStream().read());
	}

	/** Without a byte before. */
	private static boolean isEnded(Socket socket) throws IOException {
		socket.setSoTimeout(10_000); // a read heeds no interrupt
		try {
			return socket.getInputStream().read() < 0;
		}
		catch (SocketException ex) {
			return true; // a reset
		}
	}

}
