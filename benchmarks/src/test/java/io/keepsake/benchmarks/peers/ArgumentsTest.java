package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArgumentsTest {

	private static final Map<String, String> DEFAULTS = Map.of("requests", "100", "call", "200ms", "jvm", "");

	@Test
	void whatIsNotGivenHasItsDefault() {
		Arguments arguments = arguments("--call", "5s");

		assertThat(arguments.count("requests")).isEqualTo(100);
		assertThat(arguments.duration("call")).isEqualTo(Duration.ofSeconds(5));
		assertThat(arguments.words("jvm")).isEmpty();
	}

	@Test
	void optionsOfAJvmAreWords() {
		assertThat(arguments("--jvm", "-Xmx1g  -ea").words("jvm")).containsExactly("-Xmx1g", "-ea");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "--requests", "requests 5", "--unknown 5" })
	void whatIsNotUnderstoodIsAnsweredByTheUsage(String given) {
		assertThatIllegalArgumentException().isThrownBy(() -> arguments(given.split(" "))).withMessage("the usage");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "many", "99999999999" })
	void aCountIsBounded(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> arguments("--requests", value).count("requests"))
			.withMessage("--requests must be a number from 1 to 10000000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-5s" })
	void aDurationIsOne(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> arguments("--call", value).duration("call"))
			.withMessageContaining("--call must be a duration");
	}

	private static Arguments arguments(String... given) {
		return Arguments.of(List.of(given), "the usage\n", DEFAULTS);
	}

}
