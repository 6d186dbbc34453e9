package io.keepsake.poller;

import java.util.stream.Stream;

import io.keepsake.testing.Replies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static io.keepsake.poller.Started.ACTION;
import static io.keepsake.poller.Started.NOON;
import static io.keepsake.poller.Started.action;
import static org.assertj.core.api.Assertions.assertThat;

class FollowingTest {

	private final JsonMapper json = new JsonMapper();

	static Stream<Following> works() {
		Following work = Following.of(action(ACTION, "in-progress", "a"), NOON);
		Following failed = work.with(work.tries().failed(Replies.error(404), NOON).rejected(Replies.error(422)));
		return Stream.of(work, Following.of(action(ACTION, "errored"), NOON), failed.found(NOON, NOON),
				Following.after(work, action(ACTION + 1, "in-progress", "b"), NOON));
	}

	@ParameterizedTest
	@MethodSource("works")
	void isReadAsItWasStored(Following work) {
		assertThat(this.json.readValue(this.json.writeValueAsBytes(work), Following.class)).isEqualTo(work);
	}

}
