package io.keepsake.endtoend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Grafana would not say before somebody looks at it.
 */
class DashboardsTest {

	static Stream<Dashboard> dashboards() {
		return Dashboard.all().stream();
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void canBeImportedAndFound(Dashboard dashboard) {
		assertThat(dashboard.uid()).isEqualTo(dashboard.file().replace(".json", ""));
		assertThat(dashboard.json().path("title").asString()).startsWith("Keepsake: ");
		assertThat(dashboard.json().path("id").isNull()).as("an id is the database's own").isTrue();
		assertThat(dashboard.json().path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
		assertThat(dashboard.json().path("tags").valueStream().map(JsonNode::asString)).contains("keepsake");
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void letsOneChooseTheSourceTheJobAndTheInstance(Dashboard dashboard) {
		assertThat(dashboard.variables().stream().map((variable) -> variable.path("name").asString()))
			.containsExactly("datasource", "job", "instance");
		assertThat(dashboard.variables()).as("all are those that were found, and no other service's")
			.noneMatch((variable) -> variable.has("allValue"));
		assertThat(dashboard.queries()).allSatisfy((query) -> {
			assertThat(query.expression().split("\\b(keepsake|kafka|jvm|process|http|logback)_", -1).length)
				.as("each metric is of the chosen jobs: %s", query.expression())
				.isEqualTo(query.expression().split("job=~\"\\$job\", instance=~\"\\$instance\"", -1).length);
		});
		assertThat(dashboard.panels()).allSatisfy((panel) -> {
			assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
			panel.path("targets")
				.forEach((target) -> assertThat(target.at("/datasource/uid").asString()).isEqualTo("${datasource}"));
		});
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void everyPanelSaysWhatItShows(Dashboard dashboard) {
		assertThat(dashboard.panels()).isNotEmpty().allSatisfy((panel) -> {
			assertThat(panel.path("title").asString()).isNotEmpty();
			assertThat(panel.path("description").asString()).as(panel.path("title").asString()).isNotEmpty();
			assertThat(panel.path("targets").size()).isPositive();
		});
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void whatTellsHowLongItTookNamesTracesForExamples(Dashboard dashboard) {
		assertThat(dashboard.panels()
			.stream()
			.flatMap((panel) -> panel.path("targets").valueStream())
			.filter((target) -> target.path("expr").asString().contains("_bucket{"))).isNotEmpty()
			.allSatisfy((target) -> assertThat(target.path("exemplar").asBoolean()).isTrue());
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void noTwoPanelsAreInOnePlace(Dashboard dashboard) {
		Set<List<Integer>> taken = new HashSet<>();
		Set<Integer> ids = new HashSet<>();
		for (JsonNode panel : dashboard.json().path("panels")) {
			assertThat(ids.add(panel.path("id").asInt())).as("id of " + panel.path("title")).isTrue();
			JsonNode place = panel.path("gridPos");
			int right = place.path("x").asInt() + place.path("w").asInt();
			assertThat(right).isLessThanOrEqualTo(24);
			for (int x = place.path("x").asInt(); x < right; x++) {
				for (int y = place.path("y").asInt(); y < place.path("y").asInt() + place.path("h").asInt(); y++) {
					assertThat(taken.add(List.of(x, y))).as(panel.path("title").asString()).isTrue();
				}
			}
		}
	}

}
