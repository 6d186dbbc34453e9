package io.keepsake.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.contract.ContractJson;
import tools.jackson.databind.JsonNode;

/**
 * A dashboard, as Grafana reads it from a file.
 */
record Dashboard(String file, JsonNode json) {

	/**
	 * All that are delivered.
	 */
	static List<Dashboard> all() {
		try (Stream<Path> files = Files.list(Path.of("../deploy/grafana/dashboards"))) {
			return files.sorted().map(Dashboard::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Dashboard read(Path file) {
		try {
			return new Dashboard(file.getFileName().toString(), ContractJson.mapper().readTree(Files.readString(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String uid() {
		return this.json.path("uid").asString();
	}

	/**
	 * Rows left out.
	 */
	List<JsonNode> panels() {
		return this.json.path("panels")
			.valueStream()
			.filter((panel) -> !panel.path("type").asString().equals("row"))
			.toList();
	}

	List<Query> queries() {
		return panels().stream()
			.flatMap((panel) -> panel.path("targets")
				.valueStream()
				.map((target) -> new Query(this.file + ": " + panel.path("title").asString(),
						target.path("expr").asString())))
			.toList();
	}

	List<JsonNode> variables() {
		return this.json.at("/templating/list").valueStream().toList();
	}

	/**
	 * @param place in words
	 * @param expression with Grafana's variables in it
	 */
	record Query(String place, String expression) {

		/**
		 * As Grafana sends it when all jobs and instances are chosen that it found.
		 */
		String sent(List<String> jobs, List<String> instances) {
			return this.expression.replace("$__rate_interval", "15s")
				.replace("$job", anyOf(jobs))
				.replace("$instance", anyOf(instances));
		}

		/**
		 * A regular expression within a string: what means something in the first is
		 * escaped, and the escape in the second.
		 */
		private static String anyOf(List<String> values) {
			return values.stream()
				.map((value) -> value.replaceAll("[\\\\$^*{}\\[\\]'+?.()|]", "\\\\\\\\$0"))
				.collect(Collectors.joining("|", "(", ")"));
		}

		@Override
		public String toString() {
			return this.place;
		}

	}

}
