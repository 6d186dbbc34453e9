package io.keepsake.benchmarks.peers;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContenderTest {

	@Test
	void allTakePartUnlessSomeAreNamedInTheirOrder() {
		assertThat(Contender.among("")).containsExactly(Contender.values());
		assertThat(Contender.among("listener-async,keepsake,listener-async")).containsExactly(Contender.LISTENER_ASYNC,
				Contender.KEEPSAKE);
	}

	@Test
	void anUnknownOneIsRefusedWithThoseThatThereAre() {
		assertThatIllegalArgumentException().isThrownBy(() -> Contender.among("keepsake,kafka"))
			.withMessageStartingWith("'kafka' is none of [webclient, keepsake, parallel-consumer,");
	}

	@Test
	void aPlaceIsTheSameInItsProcess() {
		Place place = new Place(Contender.SHARE_CONSUMER, "localhost:9092", "share-1.",
				URI.create("http://localhost:1"), 256, 100);

		assertThat(Place.parse(place.arguments().toArray(String[]::new))).isEqualTo(place);
	}

}
