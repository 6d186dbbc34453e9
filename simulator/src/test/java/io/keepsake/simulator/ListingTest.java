package io.keepsake.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {

	private final Bench bench = new Bench().behave((behaviour) -> behaviour.withLimits());

	@Test
	void listsTheNewestActionsFirst() {
		convert(5);

		assertThat(ids("/v2/actions?per_page=3")).containsExactly(3_100_000_004L, 3_100_000_003L, 3_100_000_002L);
	}

	@Test
	void listsTheOldestFirstWhereToldTo() {
		bench.behave((behaviour) -> behaviour.withListOrder(ListOrder.OLDEST_FIRST));
		convert(5);

		assertThat(ids("/v2/actions?per_page=2&page=2")).containsExactly(3_100_000_002L, 3_100_000_003L);
	}

	@ParameterizedTest
	@EnumSource
	void inAnyOrderThePagesHoldEachActionOnce(ListOrder order) {
		bench.behave((behaviour) -> behaviour.withListOrder(order).withForeignActions(95));
		convert(55);

		var all = new ArrayList<Long>();
		LongStream.rangeClosed(1, 4).forEach((page) -> all.addAll(ids("/v2/actions?per_page=40&page=" + page)));

		assertThat(all).hasSize(150).doesNotHaveDuplicates();
		assertThat(ids("/v2/actions?per_page=40&page=5")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/v2/actions, 20", "/v2/actions?per_page=1000, 200", "/v2/actions?per_page=200&page=2, 10",
			"/v2/actions?per_page=0, 1", "/v2/actions?per_page=x, 20", "/v2/images?private=true, 20" })
	void aPageHoldsAtMost(String path, int size) {
		convert(210);

		var page = bench.json(path);

		assertThat(page.path(path.startsWith("/v2/actions") ? "actions" : "images").size()).isEqualTo(size);
		assertThat(page.at("/meta/total").asInt()).isEqualTo(210);
	}

	@Test
	void linksToTheOtherPages() {
		convert(5);

		var pages = bench.json("/v2/actions?per_page=2&page=2").at("/links/pages");

		assertThat(pages.path("first").asString()).isEqualTo("http://api/v2/actions?page=1&per_page=2");
		assertThat(pages.path("prev").asString()).isEqualTo("http://api/v2/actions?page=1&per_page=2");
		assertThat(pages.path("next").asString()).isEqualTo("http://api/v2/actions?page=3&per_page=2");
		assertThat(pages.path("last").asString()).isEqualTo("http://api/v2/actions?page=3&per_page=2");
		assertThat(bench.json("/v2/actions?per_page=5").path("links")).isEqualTo(Json.object());
	}

	@Test
	void anAccountMayHaveOldActionsOfOtherKinds() {
		bench.behave((behaviour) -> behaviour.withForeignActions(50_000));
		convert(1);

		var page = bench.json("/v2/actions?per_page=2");

		assertThat(page.at("/meta/total").asInt()).isEqualTo(50_001);
		assertThat(page.at("/actions/1/resource_type").asString()).isEqualTo("droplet");
		assertThat(bench.action(page.at("/actions/1"))).isEqualTo(page.at("/actions/1"));
	}

	@Test
	void listsTheBackupsOfADropletAndItsPolicy() {
		convert(1);
		bench.pass("1h");
		bench.get("/v2/images/2");

		assertThat(bench.json("/v2/droplets/1000/backups").path("backups").values()).singleElement()
			.satisfies((image) -> assertThat(image.path("id").asLong()).isEqualTo(2));
		assertThat(bench.json("/v2/droplets/backups/policies")
			.at("/policies/1000/backup_policy/retention_period_days")
			.asInt()).isEqualTo(28);
	}

	private void convert(int images) {
		LongStream.rangeClosed(1, images).forEach(bench::convert);
	}

	private List<Long> ids(String path) {
		return bench.json(path).path("actions").valueStream().map((action) -> action.path("id").asLong()).toList();
	}

}
