package io.keepsake.conversion;

import java.util.stream.Stream;

import io.keepsake.testing.Replies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static io.keepsake.conversion.Requests.NOON;
import static io.keepsake.conversion.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConversionTest {

	private final JsonMapper json = new JsonMapper();

	static Stream<Conversion> works() {
		Conversion work = Conversion.of(request("a"), null, NOON);
		Conversion failed = work
			.with(work.tries().called().failed(Replies.error(502), NOON).rejected(Replies.error(422)));
		return Stream.of(work, failed.doubted().lagging(NOON), work.following(Replies.ACTION), work.answered(),
				work.givenUp(), Conversion.of(request("b"), work.following(Replies.ACTION).earlier(), NOON));
	}

	@ParameterizedTest
	@MethodSource("works")
	void isReadAsItWasStored(Conversion work) {
		assertThat(this.json.readValue(this.json.writeValueAsBytes(work), Conversion.class)).isEqualTo(work);
	}

	@ParameterizedTest
	@ValueSource(strings = { "account", "requests", "acceptedAt", "tries", "doubtful" })
	void isNotReadWhereAnotherVersionLeftOut(String part) {
		ObjectNode json = (ObjectNode) this.json.valueToTree(Conversion.of(request("a"), null, NOON));
		json.remove(part);

		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.json.treeToValue(json, Conversion.class))
			.withMessageContaining(part);
	}

}
