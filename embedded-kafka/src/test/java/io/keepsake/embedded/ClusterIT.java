package io.keepsake.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class ClusterIT {

	@TempDir
	Path directory;

	@Test
	void goesOnWithTwoOfThreeNodes() throws Exception {
		List<EmbeddedKafka> nodes = start(freePorts(3));
		try {
			Client client = new Client(String.join(",", nodes.stream().map(EmbeddedKafka::bootstrapServers).toList()));
			client.createTopic();
			client.send("of three");

			nodes.getFirst().close();
			client.send("of two");

			assertThat(client.values()).containsExactly("of three", "of two");
		}
		finally {
			// a node that goes alone would wait for a controller that is no more
			nodes.parallelStream().forEach(EmbeddedKafka::close);
		}
	}

	private List<EmbeddedKafka> start(List<Integer> ports) {
		List<Quorum.Voter> voters = IntStream.range(0, ports.size())
			.mapToObj((i) -> new Quorum.Voter(i + 1, "localhost", ports.get(i)))
			.toList();
		List<CompletableFuture<EmbeddedKafka>> starts = voters.stream()
			.map((voter) -> Options.ephemeral(this.directory.resolve("node-" + voter.nodeId()))
				.withQuorum(Quorum.of(voter.nodeId(), voters)))
			.map((options) -> CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(options),
					(start) -> Thread.ofPlatform().start(start)))
			.toList();
		return starts.stream().map(CompletableFuture::join).toList();
	}

	private static List<Integer> freePorts(int count) throws IOException {
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			while (sockets.size() < count) {
				sockets.add(new ServerSocket(0));
			}
			return sockets.stream().map(ServerSocket::getLocalPort).toList();
		}
		finally {
			for (ServerSocket socket : sockets) {
				socket.close();
			}
		}
	}

}
