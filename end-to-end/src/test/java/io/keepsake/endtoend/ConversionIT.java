package io.keepsake.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.keepsake.simulator.ImageType;
import io.keepsake.simulator.ScriptedFault;
import io.keepsake.simulator.SecondConvert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the API says to a conversion, and what becomes of the request.
 */
@Timeout(300)
class ConversionIT {

	private static final String UNPROCESSABLE = "{\"id\":\"unprocessable_entity\",\"message\":\"Droplet already has a pending event.\"}";

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with();

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@Test
	void aBackupBecomesASnapshot() {
		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.simulator().image(this.image).orElseThrow().type()).isEqualTo(ImageType.SNAPSHOT);
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200");
	}

	@Test
	void aBackupThatIsGoneIsNotFound() {
		this.pair.simulator().putImage(this.image, ImageType.BACKUP, Accounts.token("globex"));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isFailed("""
				{"reason":"not-found","retryable":false,"httpStatus":404,"errorId":"not_found","attempts":1,
				"detail":"The image does not exist: it expired or was deleted. The last answer: \
				The resource you were accessing could not be found."}""");
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 404");
	}

	@Test
	void aSnapshotWhoseConvertIsRefusedIsCompletedAlready() {
		this.pair.behave((behaviour) -> behaviour.withSecondConvert(SecondConvert.REFUSE));
		this.pair.simulator().putImage(this.image, ImageType.SNAPSHOT, Accounts.token("default"));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompletedWithoutAction(true);
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 422", "image 200");
	}

	@Test
	void aSnapshotWhoseConvertIsAcceptedIsCompleted() {
		this.pair.simulator().putImage(this.image, ImageType.SNAPSHOT, Accounts.token("default"));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200");
	}

	@Test
	void aSnapshotWhoseConvertErrsIsCompleted() {
		this.pair.simulator().putImage(this.image, ImageType.SNAPSHOT, Accounts.token("default"));
		this.pair.behave((behaviour) -> behaviour.withSecondConvert(SecondConvert.ERRED_ACTION));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@Test
	void aConvertThatSomebodyElseBeganIsAdopted() throws IOException, InterruptedException {
		this.pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ofSeconds(6))
			.withSecondConvert(SecondConvert.REFUSE));
		convertByHand();

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "convert 422", "image 200",
				"image-actions 200", "action 200");
	}

	private void convertByHand() throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			URI uri = this.pair.simulator().baseUrl().resolve("/v2/images/" + this.image + "/actions");
			int status = client
				.send(HttpRequest.newBuilder(uri)
					.header("Authorization", "Bearer " + Accounts.token("default"))
					.POST(BodyPublishers.ofString("{\"type\":\"convert\"}"))
					.build(), BodyHandlers.discarding())
				.statusCode();
			assertThat(status).isEqualTo(201);
		}
	}

	@Test
	void aRefusedConvertIsTriedAgain() {
		this.pair.behave((behaviour) -> behaviour.withScript(refusals(2)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 422", "image 200", "image-actions 200",
				"convert 422", "image 200", "image-actions 200", "convert 201", "action 200");
		assertThat(this.pair.calls(this.image).gapBefore(3)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@Test
	void aConvertThatIsRefusedAgainAndAgainIsRejected() {
		this.pair.behave((behaviour) -> behaviour.withScript(refusals(3)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isFailed("""
				{"reason":"rejected","retryable":true,"httpStatus":422,"errorId":"unprocessable_entity","attempts":9,
				"detail":"DigitalOcean refused to convert the image. The last answer: \
				Droplet already has a pending event."}""");
		assertThat(this.pair.calls(this.image).count()).isEqualTo(9);
		assertThat(this.pair.simulator().actionsOf(this.image)).isEmpty();
	}

	private ScriptedFault refusals(int times) {
		return ScriptedFault.answer(422, UNPROCESSABLE).method("POST").image(this.image).times(times);
	}

	@Test
	void aRequestThatTheApiFindsWrongIsRejectedAtOnce() {
		this.pair.behave((behaviour) -> behaviour.withScript(
				ScriptedFault.answer(400, "{\"id\":\"bad_request\",\"message\":\"Wrong.\"}").image(this.image)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isFailed("""
				{"reason":"rejected","retryable":false,"httpStatus":400,"errorId":"bad_request","attempts":1,
				"detail":"DigitalOcean refused to convert the image. The last answer: Wrong."}""");
	}

}
