package io.keepsake.contract;

import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TopicsTest {

	@Test
	void areNamedAsDocumented() {
		Topics topics = new Topics();

		assertThat(topics.requests()).isEqualTo("convert-backup");
		assertThat(topics.actions()).isEqualTo("convert-backup.actions");
		assertThat(topics.completed()).isEqualTo("convert-backup.completed");
		assertThat(topics.failed()).isEqualTo("convert-backup.failed");
		assertThat(topics.deadLetters()).isEqualTo("convert-backup.dead-letter");
		assertThat(topics.replays()).isEqualTo("convert-backup.replays");
	}

	@Test
	void takeThePrefixAsItIs() {
		Topics topics = new Topics("staging_eu-1.");

		assertThat(topics.requests()).isEqualTo("staging_eu-1.convert-backup");
		assertThat(topics.deadLetters()).isEqualTo("staging_eu-1.convert-backup.dead-letter");
	}

	@Test
	void takeTheLongestPrefixThatKafkaAllows() {
		Topic.validate(new Topics("x".repeat(223)).deadLetters());

		assertThatIllegalArgumentException().isThrownBy(() -> new Topics("x".repeat(224)));
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "a b", "a/", "ä", "a\n", "a:" })
	void refuseWhatKafkaRefuses(String prefix) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Topics(prefix)).withMessageContaining(prefix);
	}

}
