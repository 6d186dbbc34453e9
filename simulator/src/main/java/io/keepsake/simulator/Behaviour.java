package io.keepsake.simulator;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that can be steered: the body of {@code GET} and {@code PUT /_simulator/behaviour},
 * and the properties under {@code keepsake.simulator.behaviour}. The defaults stand in
 * {@code behaviour.json}. Durations are in simulated time, except the three that say
 * real.
 *
 * @param seed of every random choice, so that a run repeats
 * @param clockSpeed how many times faster than real time simulated time runs
 * @param latency real time until an answer
 * @param slowRate share of calls that take {@code slowLatency} instead
 * @param slowLatency real time
 * @param actionDuration how long an action takes
 * @param completedInAnswerRate share of converts that are completed in the answer to the
 * POST
 * @param erroredRate share of actions that end errored, the image staying a backup
 * @param erroredButDoneRate share that end errored although the image became a snapshot
 * @param goneActionRate share of completed actions that answer 404 once they are done
 * @param imageLag how long the image's type lags behind its completed action
 * @param completedAtNullRate share of actions that end with {@code completed_at: null}
 * @param completedAtEarlyRate share that carry {@code completed_at} while in progress
 * @param secondConvert what another convert of the same image answers
 * @param statusWhileRunning the status of an action that has not ended
 * @param regionForms forms of the action's region, taken in turn
 * @param actionTypes values of a convert's {@code type}, taken in turn
 * @param listOrder order of {@code GET /v2/actions}
 * @param foreignActions how many old actions of other kinds each account has
 * @param unknownImages what an id is that nobody has named yet
 * @param notFoundImages unknown ids that are nothing
 * @param snapshotImages unknown ids that are snapshots
 * @param limits of each token, in sliding windows; none: no limits and no headers of them
 * @param omitRetryAfter leaves {@code retry-after} out of every 429
 * @param resetInThePast sets {@code ratelimit-reset} 25 minutes back
 * @param faultRetryAfter the {@code retry-after} of the fault {@code 429}
 * @param tokens the tokens that are known, with their account's label; none: any token is
 * @param revokedTokens answer 401
 * @param forbiddenRoutes templates, with a method before them or not, that answer 403; a
 * {@code *} at the end stands for the rest
 * @param scopes by token, label or {@code *}: the scopes it has; absent: all
 * @param faults by name: how often it strikes
 * @param script what happens to the next calls, before rates apply
 * @param holdTime real time for which {@code timeout-*} holds a call
 */
public record Behaviour(long seed, double clockSpeed, DurationRange latency, double slowRate, Duration slowLatency,
		DurationRange actionDuration, double completedInAnswerRate, double erroredRate, double erroredButDoneRate,
		double goneActionRate, Duration imageLag, double completedAtNullRate, double completedAtEarlyRate,
		SecondConvert secondConvert, String statusWhileRunning, List<RegionForm> regionForms, List<String> actionTypes,
		ListOrder listOrder, int foreignActions, UnknownImages unknownImages, List<IdRange> notFoundImages,
		List<IdRange> snapshotImages, List<Limit> limits, boolean omitRetryAfter, boolean resetInThePast,
		Duration faultRetryAfter, Map<String, String> tokens, Set<String> revokedTokens, List<String> forbiddenRoutes,
		Map<String, Set<String>> scopes, Map<String, FaultRule> faults, List<ScriptedFault> script,
		Duration holdTime) implements BehaviourChanges {

	public Behaviour {
		Checks.positive("clockSpeed", clockSpeed);
		Checks.rate("slowRate", slowRate);
		Checks.notNegative("slowLatency", slowLatency);
		Checks.rate("completedInAnswerRate", completedInAnswerRate);
		Checks.rate("erroredRate", erroredRate);
		Checks.rate("erroredButDoneRate", erroredButDoneRate);
		Checks.rate("goneActionRate", goneActionRate);
		Checks.notNegative("imageLag", imageLag);
		Checks.rate("completedAtNullRate", completedAtNullRate);
		Checks.rate("completedAtEarlyRate", completedAtEarlyRate);
		Checks.notEmpty("regionForms", regionForms);
		Checks.notEmpty("actionTypes", actionTypes);
		Checks.between("foreignActions", foreignActions, 0, ForeignActions.MOST);
		Checks.notNegative("faultRetryAfter", faultRetryAfter);
		Checks.notNegative("holdTime", holdTime);
		faults.keySet().forEach(FaultCatalogue::check);
		forbiddenRoutes.forEach(Route::checkPattern);
		regionForms = List.copyOf(regionForms);
		actionTypes = List.copyOf(actionTypes);
		notFoundImages = List.copyOf(notFoundImages);
		snapshotImages = List.copyOf(snapshotImages);
		limits = List.copyOf(limits);
		tokens = Map.copyOf(tokens);
		revokedTokens = Set.copyOf(revokedTokens);
		forbiddenRoutes = List.copyOf(forbiddenRoutes);
		scopes = Map.copyOf(scopes);
		// in the order given: a run repeats only if the rules are tried in the same order
		faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
		script = List.copyOf(script);
	}

	/**
	 * A well-behaved API with the documented limits, whose actions take a few seconds.
	 */
	public static Behaviour defaults() {
		return BehaviourFields.DEFAULTS;
	}

	/**
	 * Changes the fields that the JSON object names and keeps the others.
	 * @throws IllegalArgumentException that names the field which is unknown or wrong
	 */
	public Behaviour with(String json) {
		return BehaviourFields.patch(this, Json.tree(json));
	}

	@Override
	public Behaviour with(String field, Object value) {
		return BehaviourFields.with(this, field, value);
	}

}
