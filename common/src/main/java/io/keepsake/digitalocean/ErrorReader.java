package io.keepsake.digitalocean;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Reads errors: DigitalOcean's own JSON, the JSON of what stands behind it, the HTML of
 * what stands before it, plain text, or nothing.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/reference/">API reference</a>
 */
record ErrorReader(Redaction redaction) {

	private static final Pattern TITLE = Pattern.compile("<title[^>]{0,100}>(.{1,500}?)</title>",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final int HEAD_OF_HTML = 8192;

	ApiError error(Response response) {
		return error(response, message(response));
	}

	/**
	 * A success that lacks what it was called for.
	 */
	ApiError unreadable(Response response, String missing) {
		String message = "no %s in the answer: %s".formatted(missing, message(response));
		return error(response, this.redaction.apply(message));
	}

	private ApiError error(Response response, String message) {
		Optional<String> id = Json.text(response.json().path("id"));
		Optional<String> requestId = Json.text(response.json().path("request_id"))
			.or(() -> Optional.ofNullable(response.headers().getFirst("x-request-id")));
		return new ApiError(response.status(), id.flatMap(this::clean).orElse(null), message,
				requestId.flatMap(this::clean).orElse(null));
	}

	private String message(Response response) {
		return clean(rawMessage(response)).orElse("empty answer");
	}

	private Optional<String> clean(String text) {
		return Optional.of(this.redaction.apply(text)).filter((clean) -> !clean.isEmpty());
	}

	private static String rawMessage(Response response) {
		JsonNode json = response.json();
		if (json.isMissingNode()) {
			return response.body().stripLeading().startsWith("<") ? html(response.body()) : response.body();
		}
		return Stream.of("message", "error", "messages")
			.map((field) -> text(json.path(field)))
			.filter((text) -> !text.isBlank())
			.findFirst()
			.orElseGet(() -> text(json));
	}

	/**
	 * A message has been seen as an object: better its JSON than nothing.
	 */
	private static String text(JsonNode node) {
		boolean empty = node.isMissingNode() || node.isNull() || (node.isContainer() && node.isEmpty());
		return empty ? "" : node.stringValueOpt().orElseGet(node::toString);
	}

	private static String html(String body) {
		Matcher title = TITLE.matcher(body).region(0, Math.min(body.length(), HEAD_OF_HTML));
		return title.find() ? "HTML answer: " + title.group(1) : "HTML answer";
	}

}
