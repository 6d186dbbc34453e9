package io.keepsake.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class TopicWatchTest {

	private static final TopicsSeen ALL = new TopicsSeen(List.of(), Set.of(), "");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicReference<Supplier<TopicsSeen>> look = new AtomicReference<>(() -> ALL);

	private final TopicWatch watch = new TopicWatch(() -> this.look.get().get(), Map::of, this.registry);

	@AfterEach
	void close() {
		this.watch.close();
	}

	@Test
	void countsTheTopicsThatAreMissingUntilTheyAreBack() {
		this.watch.check();
		assertThat(missing()).isZero();
		assertThat(status()).isEqualTo(Status.UP);

		this.look.set(() -> new TopicsSeen(List.of(), Set.of("work", "finished"), "gone"));
		this.watch.check();
		assertThat(missing()).isEqualTo(2);
		assertThat(this.watch.health().getDetails()).containsEntry("problem", "gone");

		this.look.set(() -> ALL);
		this.watch.check();
		assertThat(missing()).isZero();
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void oneThatIsCreatedAnewIsNotMissing() {
		this.look.set(() -> new TopicsSeen(List.of("convert-backup"), Set.of(), ""));

		this.watch.check();

		assertThat(missing()).isZero();
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void staysAsItWasWhileNoBrokerTells() {
		this.look.set(() -> new TopicsSeen(List.of(), Set.of("work"), "gone"));
		this.watch.check();

		this.look.set(() -> {
			throw new KafkaException("no broker");
		});
		this.watch.check();

		assertThat(missing()).isEqualTo(1);
		assertThat(status()).isEqualTo(Status.DOWN);
	}

	private double missing() {
		return this.registry.get("keepsake.topics.missing").gauge().value();
	}

	private Status status() {
		return this.watch.health().getStatus();
	}

}
