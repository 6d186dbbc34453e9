package io.keepsake.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.keepsake.simulator.ActionView;
import io.keepsake.simulator.RecordedCall;
import io.keepsake.simulator.Simulator;

/**
 * The calls that were made for an image and its actions.
 */
record Calls(List<RecordedCall> all) {

	private static final Map<String, String> NAMES = Map.of("POST /v2/images/{image_id}/actions", "convert",
			"GET /v2/images/{image_id}", "image", "GET /v2/images/{image_id}/actions", "image-actions",
			"GET /v2/images/{image_id}/actions/{action_id}", "image-action", "GET /v2/actions/{action_id}", "action",
			"GET /v2/actions", "actions");

	static Calls of(Simulator simulator, long imageId) {
		List<Long> actions = simulator.actionsOf(imageId).stream().map(ActionView::id).toList();
		return new Calls(simulator.calls()
			.stream()
			.filter((call) -> call.imageId() == imageId || actions.contains(call.actionId()))
			.toList());
	}

	/**
	 * As in {@code convert 201}, or {@code convert reset-after} where a fault struck. The
	 * same again and again counts once.
	 */
	List<String> names() {
		List<String> names = new ArrayList<>();
		this.all.stream()
			.map(Calls::name)
			.filter((name) -> names.isEmpty() || !names.getLast().equals(name))
			.forEach(names::add);
		return names;
	}

	private static String name(RecordedCall call) {
		boolean scripted = call.fault().isEmpty() || call.fault().equals("script");
		return NAMES.getOrDefault(call.method() + " " + call.route(), call.route()) + " "
				+ (scripted ? Integer.toString(call.status()) : call.fault());
	}

	int count() {
		return this.all.size();
	}

	/**
	 * From one call to the next.
	 */
	Duration gapBefore(int index) {
		return Duration.between(this.all.get(index - 1).at(), this.all.get(index).at());
	}

}
