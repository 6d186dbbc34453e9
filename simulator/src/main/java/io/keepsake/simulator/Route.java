package io.keepsake.simulator;

import java.util.Arrays;
import java.util.List;

/**
 * The operations that are served, with the scope that a token needs.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/digitalocean/">the API</a>
 */
enum Route {

	ACT_ON_IMAGE("POST", "/v2/images/{image_id}/actions", "image:update"),
	IMAGE_ACTIONS("GET", "/v2/images/{image_id}/actions", "image:read"),
	IMAGE_ACTION("GET", "/v2/images/{image_id}/actions/{action_id}", "image:read"),
	ACTIONS("GET", "/v2/actions", "actions:read"), //
	ACTION("GET", "/v2/actions/{action_id}", "actions:read"), //
	IMAGES("GET", "/v2/images", "image:read"), //
	IMAGE("GET", "/v2/images/{image_id}", "image:read"),
	BACKUP_POLICIES("GET", "/v2/droplets/backups/policies", "droplet:read"),
	DROPLET_BACKUPS("GET", "/v2/droplets/{droplet_id}/backups", "droplet:read"),
	ACCOUNT("GET", "/v2/account", "account:read"), //
	NONE("", "", "");

	private final String method;

	private final String template;

	private final String scope;

	@SuppressWarnings("ImmutableEnumChecker") // List.of
	private final List<String> segments;

	Route(String method, String template, String scope) {
		this.method = method;
		this.template = template;
		this.scope = scope;
		this.segments = List.of(template.split("/", -1));
	}

	String method() {
		return method;
	}

	String template() {
		return template;
	}

	String scope() {
		return scope;
	}

	List<String> segments() {
		return segments;
	}

	/**
	 * Whether a pattern means this route: {@code /v2/actions}, {@code GET /v2/actions} or
	 * {@code /v2/actions*}; the name of a placeholder does not matter, and nothing means
	 * any.
	 */
	boolean matches(String pattern) {
		if (pattern.isEmpty()) {
			return true;
		}
		var space = pattern.indexOf(' ');
		var path = nameless(pattern.substring(space + 1));
		var here = nameless(template);
		return (space < 0 || method.equalsIgnoreCase(pattern.substring(0, space)))
				&& (path.endsWith("*") ? here.startsWith(path.substring(0, path.length() - 1)) : here.equals(path));
	}

	/** A pattern that means no route would silently do nothing. */
	static void checkPattern(String pattern) {
		if (Arrays.stream(values()).noneMatch((route) -> route.matches(pattern))) {
			throw new IllegalArgumentException("'" + pattern + "' is none of the routes "
					+ Arrays.stream(values())
						.filter((route) -> route != NONE)
						.map((route) -> route.method + " " + route.template)
						.toList());
		}
	}

	private static String nameless(String template) {
		return template.replaceAll("\\{[^}]*}", "{}");
	}

}
