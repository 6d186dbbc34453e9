package io.keepsake.simulator;

import java.time.Duration;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;

/** A core without a server, a clock that is moved by hand, and a caller with a token. */
final class Bench {

	private final SettableClock clock = new SettableClock();

	private final Core core = new Core(Behaviour.defaults().withActionDuration(Duration.ofMinutes(1)), Journal.none(),
			clock);

	private String token = "token-a";

	Bench behave(UnaryOperator<Behaviour> change) {
		core.api().behave(change);
		return this;
	}

	Bench token(String other) {
		token = other;
		return this;
	}

	Bench pass(String duration) {
		clock.pass(duration);
		return this;
	}

	Core core() {
		return core;
	}

	Delivery call(String method, String path, String body) {
		var question = path.indexOf('?');
		return core.api()
			.serve(new ApiRequest(method, (question < 0) ? path : path.substring(0, question),
					new Query((question < 0) ? "" : path.substring(question + 1)), token, "http://api", body));
	}

	Reply reply(String method, String path, String body) {
		return switch (call(method, path, body)) {
			case Delivery.Answer answer -> answer.reply();
			case Delivery.Cut cut -> throw new AssertionError("no answer: " + cut);
		};
	}

	Reply get(String path) {
		return reply("GET", path, "");
	}

	JsonNode json(String path) {
		return Json.tree(get(path).body());
	}

	Reply convert(long imageId) {
		return reply("POST", "/v2/images/" + imageId + "/actions", "{\"type\":\"convert\"}");
	}

	/** Converts the image and gives the action. */
	JsonNode converted(long imageId) {
		return Json.tree(convert(imageId).body()).path("action");
	}

	JsonNode action(JsonNode begun) {
		return json("/v2/actions/" + begun.path("id").asLong()).path("action");
	}

	String imageType(long imageId) {
		return json("/v2/images/" + imageId).at("/image/type").asString();
	}

}
