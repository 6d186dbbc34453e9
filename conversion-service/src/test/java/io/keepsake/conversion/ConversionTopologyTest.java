package io.keepsake.conversion;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * The names of nodes, stores and internal topics outlive a version: what changes here
 * strands the state of those who upgrade.
 */
class ConversionTopologyTest {

	@Test
	void theTopologyIsAsPublished() {
		try (TestedTopology topology = new TestedTopology()) {
			assertThat(topology.build().describe()).asString()
				.isEqualToNormalizingNewlines(contentOf(getClass().getResource("topology.txt")));
		}
	}

}
