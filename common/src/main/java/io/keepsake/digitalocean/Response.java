package io.keepsake.digitalocean;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

/**
 * A response as it came, whatever it holds.
 *
 * @param json a missing node where the body is no JSON
 */
record Response(int status, HttpHeaders headers, String body, JsonNode json) {

	/**
	 * Broken UTF-8 becomes replacement characters: one bad byte does not cost the answer.
	 */
	static Response of(int status, HttpHeaders headers, byte[] bytes) {
		String body = new String(bytes, StandardCharsets.UTF_8);
		return new Response(status, headers, body, Json.tree(body));
	}

}
