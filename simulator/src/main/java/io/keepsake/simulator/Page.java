package io.keepsake.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a list: {@code per_page} is 20 unless told and at most 200.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/intro/">Links &amp;
 * Pagination</a>
 */
record Page(int number, int size) {

	static Page of(Query query) {
		return new Page(Math.max(1, query.number("page", 1)), Math.clamp(query.number("per_page", 20), 1, 200));
	}

	Reply of(String root, int total, IntFunction<JsonNode> element, ApiRequest request) {
		return Reply.json(200, envelope(root, elements(total, element), total, request));
	}

	private List<JsonNode> elements(int total, IntFunction<JsonNode> element) {
		var nodes = new ArrayList<JsonNode>(size);
		for (var i = (number - 1L) * size; i < Math.min(total, (long) number * size); i++) {
			nodes.add(element.apply((int) i));
		}
		return nodes;
	}

	private ObjectNode envelope(String root, List<JsonNode> elements, int total, ApiRequest request) {
		var body = Json.object();
		body.putArray(root).addAll(elements);
		var links = body.putObject("links");
		var last = Math.max(1, (total + size - 1) / size);
		if (last > 1) {
			var pages = links.putObject("pages");
			if (number > 1) {
				pages.put("first", link(1, request)).put("prev", link(number - 1, request));
			}
			if (number < last) {
				pages.put("next", link(number + 1, request)).put("last", link(last, request));
			}
		}
		body.putObject("meta").put("total", total);
		return body;
	}

	private String link(int page, ApiRequest request) {
		return request.origin() + request.path() + "?page=" + page + "&per_page=" + size;
	}

}
