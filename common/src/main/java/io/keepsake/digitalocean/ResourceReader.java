package io.keepsake.digitalocean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.keepsake.digitalocean.Action.Status;
import tools.jackson.databind.JsonNode;

/**
 * Reads the objects of the API. None of their fields is guaranteed; what has no id is
 * empty.
 */
record ResourceReader(Redaction redaction) {

	/**
	 * @see <a href=
	 * "https://docs.digitalocean.com/reference/api/reference/image-actions/">Image
	 * Actions</a>
	 */
	Optional<Action> action(JsonNode node) {
		OptionalLong id = Json.id(node.path("id"));
		if (id.isEmpty()) {
			return Optional.empty();
		}
		OptionalLong resourceId = Json.id(node.path("resource_id"));
		return Optional.of(new Action(id.getAsLong(), status(node.path("status")), text(node.path("type")).orElse(null),
				Json.instant(node.path("started_at")).orElse(null),
				Json.instant(node.path("completed_at")).orElse(null),
				resourceId.isPresent() ? resourceId.getAsLong() : null));
	}

	List<Action> actions(JsonNode array) {
		List<Action> actions = new ArrayList<>();
		array.forEach((node) -> action(node).ifPresent(actions::add));
		return actions;
	}

	/**
	 * @see <a href=
	 * "https://docs.digitalocean.com/reference/api/reference/images/">Images</a>
	 */
	Optional<Image> image(JsonNode node) {
		OptionalLong id = Json.id(node.path("id"));
		Optional<String> type = text(node.path("type"));
		if (id.isEmpty() || type.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Image(id.getAsLong(), type.get(), text(node.path("status")).orElse(null)));
	}

	private static Status status(JsonNode node) {
		return switch (Json.text(node).orElse("")) {
			case "completed" -> Status.COMPLETED;
			case "errored" -> Status.ERRORED;
			default -> Status.IN_PROGRESS;
		};
	}

	private Optional<String> text(JsonNode node) {
		return Json.text(node).map(this.redaction::apply).filter((text) -> !text.isEmpty());
	}

}
