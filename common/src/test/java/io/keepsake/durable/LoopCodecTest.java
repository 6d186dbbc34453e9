package io.keepsake.durable;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Image;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoopCodecTest {

	private final LoopCodec<Answer> codec = new LoopCodec<>(Answer.class);

	@Test
	void aGoIsReadAsItWasWritten() {
		LoopRecord<Answer> go = new LoopRecord.Go<>(-5L, List.of(1L, 2L, 3L));

		assertThat(this.codec.read(this.codec.write(go))).isEqualTo(go);
	}

	@Test
	void everyReplyIsReadAsItWasWritten() {
		LoopRecord<Answer> answers = new LoopRecord.Answers<>(List.of(
				new LoopRecord.Ticketed<>(new Ticket(Long.MIN_VALUE, 1), new Reply.NotSent<>()),
				new LoopRecord.Ticketed<>(new Ticket(2, 2), new Reply.Lost<>()),
				new LoopRecord.Ticketed<>(new Ticket(2, 3),
						new Reply.Answered<>(new Answer.ImageFound(new Image(7, "backup", "available"), null)))));

		assertThat(this.codec.read(this.codec.write(answers))).isEqualTo(answers);
	}

	@Test
	void halfASurrogatePairDoesNotStopTheLoop() {
		LoopRecord<Answer> answers = new LoopRecord.Answers<>(List.of(new LoopRecord.Ticketed<>(new Ticket(1, 1),
				new Reply.Answered<>(new Answer.Unavailable(new ApiError(500, null, "odd \ud800", null), null)))));

		assertThat(this.codec.read(this.codec.write(answers))).asString().contains("odd ?");
	}

	@Test
	void fieldsOfALaterVersionAreIgnored() {
		byte[] later = "{\"incarnation\":7,\"go\":[1],\"since\":\"v2\"}".getBytes(StandardCharsets.UTF_8);

		assertThat(this.codec.read(later)).isEqualTo(new LoopRecord.Go<>(7, List.of(1L)));
	}

}
