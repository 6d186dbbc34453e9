package io.keepsake.simulator;

import java.util.List;

/** A request's method and path, understood. An id is 0 where the path has none. */
record Call(Route route, String method, String path, long imageId, long actionId, long dropletId) {

	static Call of(String method, String path) {
		var segments = List.of(path.split("/", -1));
		for (var route : Route.values()) {
			if (route.method().equals(method) && route.segments().size() == segments.size()
					&& fits(route.segments(), segments)) {
				return new Call(route, method, path, id("{image_id}", route, segments),
						id("{action_id}", route, segments), id("{droplet_id}", route, segments));
			}
		}
		return new Call(Route.NONE, method, path, 0, 0, 0);
	}

	private static boolean fits(List<String> template, List<String> segments) {
		for (var i = 0; i < template.size(); i++) {
			var expected = template.get(i);
			var actual = segments.get(i);
			if (expected.startsWith("{") ? number(actual) <= 0 : !expected.equals(actual)) {
				return false;
			}
		}
		return true;
	}

	private static long id(String placeholder, Route route, List<String> segments) {
		var at = route.segments().indexOf(placeholder);
		return (at < 0) ? 0 : number(segments.get(at));
	}

	private static long number(String segment) {
		if (segment.isEmpty() || segment.length() > 19 || !segment.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return 0;
		}
		try {
			return Long.parseLong(segment);
		}
		catch (NumberFormatException beyondLong) {
			return 0;
		}
	}

}
