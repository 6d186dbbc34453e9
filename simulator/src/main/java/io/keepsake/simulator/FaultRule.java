package io.keepsake.simulator;

import com.fasterxml.jackson.annotation.JsonCreator;
import tools.jackson.databind.JsonNode;

/**
 * How often a fault strikes and, where a text is not empty, whom. In JSON {@code 0.1} or
 * {@code {"rate":0.1,"method":"POST","route":"/v2/images/{image_id}/actions","token":"…"}}.
 *
 * @param route a route's template
 * @param token a token or its account's label
 */
public record FaultRule(double rate, String method, String route, String token) {

	public FaultRule {
		if (!(rate >= 0 && rate <= 1)) {
			throw new IllegalArgumentException("rate must be between 0 and 1, not " + rate);
		}
		Route.checkPattern(route);
	}

	public static FaultRule everywhere(double rate) {
		return new FaultRule(rate, "", "", "");
	}

	public static FaultRule on(String method, double rate) {
		return new FaultRule(rate, method, "", "");
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static FaultRule from(JsonNode node) {
		return node.isObject() ? new FaultRule(rate(node.path("rate")), node.path("method").asString(""),
				node.path("route").asString(""), node.path("token").asString("")) : everywhere(rate(node));
	}

	private static double rate(JsonNode node) {
		try {
			return Double.parseDouble(node.asString(""));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("'" + node.asString("") + "' is no rate between 0 and 1", ex);
		}
	}

	boolean strikes(Call call, String caller, String account) {
		return (method.isEmpty() || method.equalsIgnoreCase(call.method())) && call.route().matches(route)
				&& (token.isEmpty() || token.equals(caller) || token.equals(account));
	}

}
