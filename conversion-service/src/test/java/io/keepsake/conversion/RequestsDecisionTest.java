package io.keepsake.conversion;

import java.time.Instant;
import java.util.List;

import io.keepsake.contract.ActionStarted.StartedAction;
import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.RequestIds;
import io.keepsake.contract.Requested;
import io.keepsake.conversion.Conversion.Earlier;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Tries;
import io.keepsake.durable.Joined;
import io.keepsake.durable.Step.Done;
import io.keepsake.durable.Step.Next;
import io.keepsake.durable.WorkKey;
import io.keepsake.testing.Replies;
import org.junit.jupiter.api.Test;

import static io.keepsake.conversion.Requests.IMAGE;
import static io.keepsake.conversion.Requests.NOON;
import static io.keepsake.conversion.Requests.request;
import static io.keepsake.conversion.Requests.requested;
import static io.keepsake.testing.Replies.ACTION;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How requests meet: the first for an image, further ones, and the same again.
 */
class RequestsDecisionTest {

	private final ConversionDecision decision = new ConversionDecision(Policies.usual());

	private final Earlier earlier = new Earlier(ACTION, RequestIds.of("followed"), RequestIds.of("answered"));

	private final Conversion finished = Conversion.of(request("any"), this.earlier, NOON).givenUp();

	private final Conversion work = Conversion.of(request("a"), this.earlier, NOON)
		.with(new Tries(4, 1, NOON, NOON, 0, null, Replies.error(502)));

	@Test
	void theWorkOfAnImageIsInTheLaneOfItsAccount() {
		assertThat(this.decision.key(new RequestAccepted("archive", requested("a"))))
			.isEqualTo(new WorkKey("archive", "7938291"));
	}

	@Test
	void theFirstRequestConvertsAtOnce() {
		assertThat(this.decision.open(request("a"), null, NOON))
			.isEqualTo(new Next<>(Conversion.of(request("a"), null, NOON), Call.StartAction.convert(IMAGE), NOON));
	}

	@Test
	void aRequestAfterAnEarlierOneReadsTheImageFirst() {
		for (String requestId : List.of("new", "followed")) {
			assertThat(this.decision.open(request(requestId), this.finished, NOON)).isEqualTo(
					new Next<>(Conversion.of(request(requestId), this.earlier, NOON), new Call.ReadImage(IMAGE), NOON));
		}
	}

	@Test
	void aRequestThatWasAnsweredIsNotAnsweredAgain() {
		assertThat(this.decision.open(request("answered"), this.finished, NOON))
			.isEqualTo(new Done<>(List.of(), this.finished));
		assertThat(this.decision.join(this.work, request("answered"), NOON))
			.isEqualTo(new Joined<>(this.work, List.of()));
	}

	@Test
	void whatIsInOtherHandsAndWhatWasAnsweredIsRememberedApart() {
		Conversion both = this.work.with(requested("followed"));

		assertThat(both.following(9).earlier())
			.isEqualTo(new Earlier(9L, RequestIds.of("a", "followed"), RequestIds.of("answered")));
		assertThat(both.answered().earlier())
			.isEqualTo(new Earlier(ACTION, RequestIds.of("followed"), RequestIds.of("answered", "a")));
	}

	@Test
	void aFurtherRequestJoins() {
		assertThat(this.decision.join(this.work, request("b"), NOON))
			.isEqualTo(new Joined<>(this.work.with(requested("b")), List.of()));
	}

	@Test
	void theSameRequestJoinsOnce() {
		assertThat(this.decision.join(this.work, request("a"), NOON)).isEqualTo(new Joined<>(this.work, List.of()));
	}

	@Test
	void whereTooManyWaitAFurtherOneFails() {
		Conversion full = this.work.with(requested("b")).with(requested("c"));
		Requested one = requested("d");

		assertThat(this.decision.join(full, request("d"), NOON)).isEqualTo(new Joined<>(full,
				List.of(new ConversionFailed("d", IMAGE, "default", null, FailureReason.REJECTED, true,
						"3 requests for this image are waiting already", null, null, null, 0, one.requestedAt(), NOON,
						List.of(), one.request(), one.headers()))));
		assertThat(this.decision.join(full, request("followed"), NOON))
			.isEqualTo(new Joined<>(full, List.of(new ActionStarted(IMAGE, "default",
					new StartedAction(ACTION, "in-progress", null), NOON, List.of(requested("followed")), 4))));
		assertThat(this.decision.join(full, request("b"), NOON)).isEqualTo(new Joined<>(full, List.of()));
	}

	@Test
	void theEarliestExpiryOfItsRequestsMakesAnImageUrgent() {
		Instant soon = NOON.plusSeconds(60);
		Conversion one = Conversion.of(new RequestAccepted("default", requested(IMAGE, "a", NOON.plusSeconds(90))),
				null, NOON);

		assertThat(this.decision.urgency(Conversion.of(request("a"), null, NOON))).isEqualTo(Instant.MAX);
		assertThat(this.decision.urgency(one)).isEqualTo(NOON.plusSeconds(90));
		assertThat(this.decision.urgency(one.with(requested("b")).with(requested(IMAGE, "c", soon)))).isEqualTo(soon);
	}

}
