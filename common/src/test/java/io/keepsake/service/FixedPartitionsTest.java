package io.keepsake.service;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FixedPartitionsTest {

	private static final FixedPartitions BY_CONFIGURATION = new FixedPartitions(null, 12);

	private static final FixedPartitions BY_INPUT = new FixedPartitions("convert-backup.actions", 24);

	@Test
	void asManyAsThereAreTasksWillDo() {
		assertThatCode(() -> BY_CONFIGURATION.check(Map.of("loop", 12, "work", 12))).doesNotThrowAnyException();
		assertThatCode(() -> BY_INPUT.check(Map.of())).doesNotThrowAnyException();
	}

	@Test
	void namesTheOneThatHasAnotherNumber() {
		assertSays(BY_CONFIGURATION, Map.of("loop", 12, "work", 1), "topics that hold work do not fit: work has 1, and"
				+ " each needs 12; docs/operations.md, \"When a topic is gone\", says how to go on");
	}

	@Test
	void namesSeveralThatDiffer() {
		assertSays(BY_INPUT, Map.of("loop", 12, "work", 1), "topics that hold work do not fit: loop has 12, work has 1,"
				+ " and each needs 24; docs/operations.md, \"When a topic is gone\", says how to go on");
	}

	@Test
	void whereAllHaveAnotherNumberThePropertyWasChanged() {
		assertSays(BY_CONFIGURATION, Map.of("loop", 3, "work", 3),
				"keepsake.topics.partitions = 12, but topic loop has 3, work has 3: the number is fixed for the life of"
						+ " the state; set it back, or do as docs/operations.md says under \"Partitions are fixed for"
						+ " the life of the state\"");
	}

	@Test
	void whereAllHaveAnotherNumberThanTheInputItWasTheInput() {
		assertSays(BY_INPUT, Map.of("loop", 12, "work", 12),
				"topic convert-backup.actions has 24 partitions, but loop has 12, work has 12: the number is fixed for"
						+ " the life of the state; docs/operations.md, \"Partitions are fixed for the life of the"
						+ " state\", says what to do about partitions that were added");
	}

	private static void assertSays(FixedPartitions partitions, Map<String, Integer> topics, String expected) {
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> partitions.check(topics))
			.withMessage(expected);
	}

}
