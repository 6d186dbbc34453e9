package io.keepsake.testing;

import java.io.IOException;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortsTest {

	@Test
	void canBeBound() throws IOException {
		int port = Ports.free();

		try (ServerSocket socket = new ServerSocket(port)) {
			assertThat(socket.getLocalPort()).isBetween(1024, 32_767);
		}
	}

}
