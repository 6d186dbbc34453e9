package io.keepsake.simulator;

import java.time.Instant;

import io.keepsake.simulator.Action.Kind;
import tools.jackson.databind.JsonNode;

/**
 * What {@code POST /v2/images/{image_id}/actions} does.
 *
 * @see <a href=
 * "https://docs.digitalocean.com/reference/api/reference/image-actions/">Image
 * actions</a>
 */
final class ImageActions {

	private final World world;

	ImageActions(World world) {
		this.world = world;
	}

	Outcome act(Image image, String body, Behaviour behaviour, Instant now) {
		JsonNode asked;
		try {
			asked = Json.tree(body);
		}
		catch (IllegalArgumentException ex) {
			return Outcome.without(Reply.error(400, "bad_request", "The request body is no JSON."));
		}
		return switch (asked.path("type").asString("")) {
			case "convert" -> convert(image, behaviour, now);
			case "transfer" -> transfer(image, asked.path("region").asString(""), behaviour, now);
			case "" -> Outcome.without(Reply.unprocessable("Type can't be blank"));
			default -> Outcome.without(Reply.error(404, "not_found", "The specified action type is not available."));
		};
	}

	private Outcome convert(Image image, Behaviour behaviour, Instant now) {
		if (!image.convertedOrConverting(now)) {
			return begin(image, Kind.CONVERT, ImageJson.REGION, behaviour, now);
		}
		return switch (behaviour.secondConvert()) {
			case REFUSE -> Outcome.without(Reply.unprocessable(image.busy(now) ? "Image already has a pending event."
					: "Only backups can be converted to snapshots."));
			case SECOND_ACTION -> begin(image, Kind.CONVERT, ImageJson.REGION, behaviour, now);
			case ERRED_ACTION -> begin(image, Kind.CONVERT, ImageJson.REGION, behaviour.withErroredRate(1), now);
		};
	}

	private Outcome transfer(Image image, String region, Behaviour behaviour, Instant now) {
		if (image.type(now) == ImageType.BACKUP) {
			return Outcome.without(Reply.unprocessable("Backups can not be transfered to other regions"));
		}
		return region.isEmpty() ? Outcome.without(Reply.unprocessable("Region can't be blank"))
				: begin(image, Kind.TRANSFER, region, behaviour, now);
	}

	private Outcome begin(Image image, Kind kind, String region, Behaviour behaviour, Instant now) {
		var action = world.begin((id) -> Fate.of(id, image, kind, region, behaviour, now));
		var body = Json.object();
		body.set("action", ActionJson.of(action, behaviour.statusWhileRunning(), now));
		return new Outcome(Reply.json(201, body), action.id());
	}

}
