package io.keepsake.testing.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Reply;

/**
 * Who asked for what, and what has come of it: exactly one outcome for each request, and
 * a true one.
 */
public final class Ledger {

	private final ModelApi api;

	private final Map<String, Requested> asked = new HashMap<>();

	private final Set<String> waiting = new HashSet<>();

	private final Set<String> completed = new HashSet<>();

	private final Set<String> followed = new HashSet<>();

	private final Map<String, Integer> sent = new HashMap<>();

	private final Set<String> seen = new HashSet<>();

	private int overtaken;

	private final List<String> story = new ArrayList<>();

	Ledger(ModelApi api) {
		this.api = api;
	}

	/**
	 * The request was published. What was sent before and has no outcome yet, or has
	 * completed, is no new request; what has failed is.
	 */
	public void asks(Requested request) {
		tell("asks " + request.requestId());
		this.asked.put(request.requestId(), request);
		this.sent.merge(request.requestId(), 1, Integer::sum);
		if (!this.completed.contains(request.requestId()) && !this.followed.contains(request.requestId())) {
			this.waiting.add(request.requestId());
		}
	}

	public void tell(Object what) {
		this.story.add(String.valueOf(what));
	}

	void came(Call call, Reply<Answer> reply, Instant now) {
		tell(now + " " + call + " " + reply);
	}

	/**
	 * The request is in the hands of whoever follows the action.
	 */
	public void handedOver(ActionStarted started, Instant now) {
		tell(now + " " + started);
		this.seen.add(started.action().status());
		check(this.api.hasAction(started.imageId(), started.action().id()), "no such action", started);
		check(!started.requests().isEmpty(), "an action for nobody", started);
		for (Requested request : started.requests()) {
			check(this.followed.contains(request.requestId()) || this.waiting.contains(request.requestId()),
					"handed over after its outcome: " + request.requestId(), started);
			this.followed.add(request.requestId());
			this.waiting.remove(request.requestId());
		}
	}

	public void ended(Event event, Instant now) {
		tell(now + " " + event);
		switch (event) {
			case ConversionCompleted outcome -> {
				ends(outcome.requestId(), outcome);
				this.completed.add(outcome.requestId());
				this.seen.add(outcome.alreadySnapshot() ? "already-snapshot" : "converted");
				check(this.api.isConverted(outcome.imageId(), now), "completed, and the image is a backup", outcome);
			}
			case ConversionFailed outcome -> {
				ends(outcome.requestId(), outcome);
				this.seen.add(outcome.reason().code());
				Requested asked = this.asked.get(outcome.requestId());
				check(asked != null && outcome.request().equals(asked.request()), "it cannot be replayed", outcome);
				check(!outcome.detail().isBlank() && (outcome.attempts() > 0 || outcome.httpStatus() == null),
						"it does not say why", outcome);
				check(outcome.failedAt().equals(now), "it failed at another time", outcome);
				check(outcome.reason() != FailureReason.ERRORED || !this.api.hasConverted(outcome.actionId(), now),
						"it failed, and its action has converted the image", outcome);
			}
			case ActionStarted started -> throw new AssertionError("No outcome: " + started);
		}
	}

	private void ends(String requestId, Event outcome) {
		check(!this.followed.contains(requestId), "whoever follows the action knows its outcome", outcome);
		int left = this.sent.merge(requestId, -1, Integer::sum);
		if (!this.waiting.remove(requestId)) {
			check(left >= 0 && !this.completed.contains(requestId), "a second outcome", outcome);
			this.overtaken++;
		}
	}

	/**
	 * How often a request that was sent again before it failed was taken for a new one,
	 * since the failure overtook it. Where work is held in one place, never.
	 */
	public int overtaken() {
		return this.overtaken;
	}

	/**
	 * The kinds of events that there were: a walk that does not meet them proves nothing.
	 */
	Set<String> seen() {
		return Set.copyOf(this.seen);
	}

	public void settled() {
		check(this.waiting.isEmpty(), "no outcome for " + this.waiting, "the end");
	}

	/**
	 * Tells the story of a walk that fails.
	 */
	void witness(Runnable walk) {
		try {
			walk.run();
		}
		catch (AssertionError | RuntimeException failure) {
			throw new AssertionError(failure.getMessage() + "\n" + String.join("\n", this.story), failure);
		}
	}

	private void check(boolean right, String what, Object where) {
		if (!right) {
			throw new AssertionError(what + ": " + where);
		}
	}

}
