package io.keepsake.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmbeddedKafkaMainTest {

	@Test
	void needsADirectoryOnly() {
		assertThat(EmbeddedKafkaMain.options("--directory", "data")).isEqualTo(Options.ephemeral(Path.of("data")));
	}

	@Test
	void takesANodeOfAClusterAndPropertiesOfKafka() {
		Options options = EmbeddedKafkaMain.options("--directory", "data", "--port", "19092", "--node-id", "2",
				"--voters", "1@localhost:19093,2@localhost:29093", "--num.partitions", "12");

		assertThat(options).isEqualTo(Options.at(19092, Path.of("data"))
			.withQuorum(Quorum.of(2,
					List.of(new Quorum.Voter(1, "localhost", 19093), new Quorum.Voter(2, "localhost", 29093))))
			.withOverrides(Map.of("num.partitions", "12")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--port 1", "--directory", "directory data", "--directory data --voters 1",
			"--directory data --node-id 3 --voters 1@localhost:1,2@localhost:2",
			"--directory data --voters 1@localhost:0,2@localhost:2" })
	void refusesOthers(String line) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EmbeddedKafkaMain.options(line.isEmpty() ? new String[0] : line.split(" ")));
	}

}
