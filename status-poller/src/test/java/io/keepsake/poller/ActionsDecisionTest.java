package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.keepsake.contract.Capacity;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.RequestIds;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Tries;
import io.keepsake.durable.Joined;
import io.keepsake.durable.Step.Done;
import io.keepsake.durable.Step.Next;
import io.keepsake.durable.WorkKey;
import io.keepsake.testing.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.keepsake.poller.Started.ACTION;
import static io.keepsake.poller.Started.IMAGE;
import static io.keepsake.poller.Started.NOON;
import static io.keepsake.poller.Started.action;
import static io.keepsake.poller.Started.requested;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How announced actions meet: the first of an image, the same again, and a later one.
 */
class ActionsDecisionTest {

	private static final Instant LATER = NOON.plusSeconds(3);

	private final PollingPolicy policy = Policies.usual();

	private final PollingDecision decision = new PollingDecision(this.policy);

	private final Following work = Following.of(action(ACTION, "in-progress", "a"), NOON)
		.with(new Tries(4, 1, NOON, NOON, 0, null, Replies.error(502)));

	private final Following finished = this.work.answering(requested("a"));

	@Test
	void theActionsOfAnImageAreOnePieceOfWorkInTheLaneOfItsAccount() {
		assertThat(this.decision.key(action(ACTION, "in-progress", "a"))).isEqualTo(new WorkKey("default", "7938291"));
		assertThat(this.decision.urgency(this.work)).isEqualTo(Instant.MAX);
	}

	@ParameterizedTest
	@ValueSource(strings = { "in-progress", "archived", "" })
	void anActionIsFirstReadWhenItHadTimeToEnd(String status) {
		assertThat(this.decision.open(action(ACTION, status, "a"), null, LATER))
			.isEqualTo(new Next<>(Following.of(action(ACTION, status, "a"), LATER), new Call.ReadAction(ACTION),
					LATER.plus(this.policy.first())));
	}

	@Test
	void anActionThatCompletedInItsAnswerCostsNoCall() {
		assertThat(this.decision.open(action(ACTION, "completed", "a", "b"), null, LATER))
			.isEqualTo(new Done<>(completed(ACTION, "a", "b"),
					Following.of(action(ACTION, "completed"), LATER).answering(requested("a", "b"))));
	}

	@Test
	void anActionThatErredInItsAnswerLeavesTheWordToTheImage() {
		Following expected = Following.of(action(ACTION, "errored", "a"), LATER).found(LATER, null);

		assertThat(this.decision.open(action(ACTION, "errored", "a"), null, LATER))
			.isEqualTo(new Next<>(expected, new Call.ReadImage(IMAGE), LATER));
	}

	@Test
	void furtherRequestsJoinOnce() {
		assertThat(this.decision.join(this.work, action(ACTION, "in-progress", "a", "b"), LATER))
			.isEqualTo(new Joined<>(this.work.serving(requested("b")), List.of()));
		assertThat(this.decision.join(this.work, action(ACTION, "errored", "a"), LATER))
			.isEqualTo(new Joined<>(this.work, List.of()));
	}

	@Test
	void whereTooManyWaitFurtherRequestsFail() {
		Following full = this.work.serving(requested("b", "c", "d"));
		Requested one = requested("f").getFirst();

		assertThat(this.decision.join(full, action(ACTION, "in-progress", "a", "e", "f"), LATER))
			.isEqualTo(new Joined<>(full.serving(requested("e")),
					List.of(new ConversionFailed("f", IMAGE, "default", ACTION, FailureReason.REJECTED, true,
							"4 requests for this image are waiting already", null, null, null, 0, one.requestedAt(),
							LATER, List.of(), one.request(), one.headers()))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "in-progress", "completed" })
	void aLaterActionOfTheImageTakesTheRequestsOver(String status) {
		Following errored = this.work.found(NOON, null);

		assertThat(this.decision.join(errored, action(ACTION + 1, status, "a", "b"), LATER)).isEqualTo(new Joined<>(
				this.work.switchedTo(action(ACTION + 1, status), LATER).serving(requested("b")), List.of()));
	}

	@Test
	void aLaterActionThatErredDoesNotReplaceOneThatMaySucceed() {
		assertThat(this.decision.join(this.work, action(ACTION + 1, "errored", "a"), LATER))
			.isEqualTo(new Joined<>(this.work, List.of()));
		assertThat(this.decision.join(this.work.found(NOON, null), action(ACTION + 1, "errored", "a"), LATER))
			.isEqualTo(new Joined<>(this.work.switchedTo(action(ACTION + 1, "errored"), LATER), List.of()));
	}

	@Test
	void aRequestThatCompletedIsNotAnsweredAgain() {
		for (long actionId : new long[] { ACTION, ACTION + 1 }) {
			assertThat(this.decision.open(action(actionId, "completed", "a"), this.finished, LATER))
				.isEqualTo(new Done<>(List.of(), this.finished));
		}
	}

	@Test
	void furtherRequestsForAnActionThatCompletedEndAtOnce() {
		assertThat(this.decision.open(action(ACTION, "in-progress", "a", "b"), this.finished, LATER))
			.isEqualTo(new Done<>(completed(ACTION, "b"), this.finished.answering(requested("b"))));
	}

	@Test
	void aLaterActionOfAnImageThatCompletedIsFollowedForFurtherRequests() {
		Following expected = new Following("default", IMAGE, ACTION + 1, requested("b"), NOON, LATER,
				Tries.NONE.called(1), null, null, RequestIds.of("a"));

		assertThat(this.decision.open(action(ACTION + 1, "in-progress", "a", "b"), this.finished, LATER))
			.isEqualTo(new Next<>(expected, new Call.ReadAction(ACTION + 1), LATER.plus(this.policy.first())));
		assertThat(this.decision.join(expected, action(ACTION + 1, "in-progress", "a"), LATER))
			.isEqualTo(new Joined<>(expected, List.of()));
	}

	@ParameterizedTest
	@CsvSource({ "0s, 5s", "49s, 5s", "60s, 6s", "10m, 1m", "20m, 2m", "24h, 2m" })
	void theOlderAnActionTheLongerTheWait(String age, String wait) {
		assertThat(this.policy.interval(duration(age))).isEqualTo(duration(wait));
	}

	@Test
	void aLongestWaitBelowTheFirstIsTheFirst() {
		PollingPolicy odd = new PollingPolicy(Duration.ofSeconds(5), 0.1, Duration.ofSeconds(1), this.policy.retry(),
				this.policy.giveUpAfter(), this.policy.missing(), this.policy.imageLag(), new Capacity(5));

		assertThat(odd.interval(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(5));
	}

	private static Duration duration(String text) {
		return Duration.parse("PT" + text);
	}

	private static List<Event> completed(long actionId, String... requestIds) {
		return requested(requestIds).stream()
			.<Event>map((asked) -> new ConversionCompleted(asked.requestId(), IMAGE, "default", actionId, false,
					asked.requestedAt(), NOON, LATER, asked.headers()))
			.toList();
	}

}
