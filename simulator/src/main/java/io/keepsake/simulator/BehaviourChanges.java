package io.keepsake.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A changed copy for each field of {@link Behaviour}, which says what they mean. */
public sealed interface BehaviourChanges permits Behaviour {

	/**
	 * A copy with another value in the field of that name.
	 * @throws IllegalArgumentException that names the field which is unknown or wrong
	 */
	Behaviour with(String field, Object value);

	Map<String, FaultRule> faults();

	default Behaviour withSeed(long seed) {
		return with("seed", seed);
	}

	default Behaviour withClockSpeed(double clockSpeed) {
		return with("clockSpeed", clockSpeed);
	}

	default Behaviour withLatency(DurationRange latency) {
		return with("latency", latency);
	}

	default Behaviour withLatency(Duration latency) {
		return with("latency", DurationRange.of(latency));
	}

	default Behaviour withSlowRate(double slowRate) {
		return with("slowRate", slowRate);
	}

	default Behaviour withSlowLatency(Duration slowLatency) {
		return with("slowLatency", slowLatency);
	}

	default Behaviour withActionDuration(DurationRange actionDuration) {
		return with("actionDuration", actionDuration);
	}

	default Behaviour withActionDuration(Duration actionDuration) {
		return with("actionDuration", DurationRange.of(actionDuration));
	}

	default Behaviour withCompletedInAnswerRate(double completedInAnswerRate) {
		return with("completedInAnswerRate", completedInAnswerRate);
	}

	default Behaviour withErroredRate(double erroredRate) {
		return with("erroredRate", erroredRate);
	}

	default Behaviour withErroredButDoneRate(double erroredButDoneRate) {
		return with("erroredButDoneRate", erroredButDoneRate);
	}

	default Behaviour withGoneActionRate(double goneActionRate) {
		return with("goneActionRate", goneActionRate);
	}

	default Behaviour withImageLag(Duration imageLag) {
		return with("imageLag", imageLag);
	}

	default Behaviour withCompletedAtNullRate(double completedAtNullRate) {
		return with("completedAtNullRate", completedAtNullRate);
	}

	default Behaviour withCompletedAtEarlyRate(double completedAtEarlyRate) {
		return with("completedAtEarlyRate", completedAtEarlyRate);
	}

	default Behaviour withSecondConvert(SecondConvert secondConvert) {
		return with("secondConvert", secondConvert);
	}

	default Behaviour withStatusWhileRunning(String statusWhileRunning) {
		return with("statusWhileRunning", statusWhileRunning);
	}

	default Behaviour withRegionForms(List<RegionForm> regionForms) {
		return with("regionForms", regionForms);
	}

	default Behaviour withRegionForms(RegionForm... regionForms) {
		return with("regionForms", List.of(regionForms));
	}

	default Behaviour withActionTypes(String... actionTypes) {
		return with("actionTypes", List.of(actionTypes));
	}

	default Behaviour withActionTypes(List<String> actionTypes) {
		return with("actionTypes", actionTypes);
	}

	default Behaviour withListOrder(ListOrder listOrder) {
		return with("listOrder", listOrder);
	}

	default Behaviour withForeignActions(int foreignActions) {
		return with("foreignActions", foreignActions);
	}

	default Behaviour withUnknownImages(UnknownImages unknownImages) {
		return with("unknownImages", unknownImages);
	}

	default Behaviour withNotFoundImages(IdRange... notFoundImages) {
		return with("notFoundImages", List.of(notFoundImages));
	}

	default Behaviour withNotFoundImages(List<IdRange> notFoundImages) {
		return with("notFoundImages", notFoundImages);
	}

	default Behaviour withSnapshotImages(IdRange... snapshotImages) {
		return with("snapshotImages", List.of(snapshotImages));
	}

	default Behaviour withSnapshotImages(List<IdRange> snapshotImages) {
		return with("snapshotImages", snapshotImages);
	}

	default Behaviour withLimits(List<Limit> limits) {
		return with("limits", limits);
	}

	default Behaviour withLimits(Limit... limits) {
		return with("limits", List.of(limits));
	}

	default Behaviour withOmitRetryAfter(boolean omitRetryAfter) {
		return with("omitRetryAfter", omitRetryAfter);
	}

	default Behaviour withResetInThePast(boolean resetInThePast) {
		return with("resetInThePast", resetInThePast);
	}

	default Behaviour withFaultRetryAfter(Duration faultRetryAfter) {
		return with("faultRetryAfter", faultRetryAfter);
	}

	default Behaviour withTokens(Map<String, String> tokens) {
		return with("tokens", tokens);
	}

	default Behaviour withRevokedTokens(String... revokedTokens) {
		return with("revokedTokens", Set.of(revokedTokens));
	}

	default Behaviour withRevokedTokens(Set<String> revokedTokens) {
		return with("revokedTokens", revokedTokens);
	}

	default Behaviour withForbiddenRoutes(String... forbiddenRoutes) {
		return with("forbiddenRoutes", List.of(forbiddenRoutes));
	}

	default Behaviour withForbiddenRoutes(List<String> forbiddenRoutes) {
		return with("forbiddenRoutes", forbiddenRoutes);
	}

	default Behaviour withScopes(Map<String, Set<String>> scopes) {
		return with("scopes", scopes);
	}

	default Behaviour withFaults(Map<String, FaultRule> faults) {
		return with("faults", faults);
	}

	default Behaviour withScript(List<ScriptedFault> script) {
		return with("script", script);
	}

	default Behaviour withScript(ScriptedFault... script) {
		return with("script", List.of(script));
	}

	default Behaviour withHoldTime(Duration holdTime) {
		return with("holdTime", holdTime);
	}

	/** Adds a fault that strikes any call at that rate. */
	default Behaviour withFault(String name, double rate) {
		return withFault(name, FaultRule.everywhere(rate));
	}

	default Behaviour withFault(String name, FaultRule rule) {
		var more = new LinkedHashMap<>(faults());
		more.put(name, rule);
		return withFaults(more);
	}

}
