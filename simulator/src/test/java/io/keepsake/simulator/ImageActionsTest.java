package io.keepsake.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageActionsTest {

	private final Bench bench = new Bench();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"type":"transfer","region":"ams3"} | 422 | Backups can not be transfered to other regions
			{"type":"rename"}                   | 404 | The specified action type is not available.
			{}                                  | 422 | Type can't be blank
			convert                             | 400 | The request body is no JSON.
			""")
	void refusesWhatIsNoAction(String body, int status, String message) {
		var reply = bench.reply("POST", "/v2/images/7/actions", body);

		assertThat(reply.status()).isEqualTo(status);
		assertThat(Json.tree(reply.body()).path("message").asString()).isEqualTo(message);
	}

	@Test
	void transfersASnapshot() {
		bench.behave((behaviour) -> behaviour.withSnapshotImages(IdRange.of(7)).withRegionForms(RegionForm.STRING));

		var reply = bench.reply("POST", "/v2/images/7/actions", "{\"type\":\"transfer\",\"region\":\"ams3\"}");

		assertThat(reply.status()).isEqualTo(201);
		assertThat(Json.tree(reply.body()).at("/action/type").asString()).isEqualTo("transfer");
		assertThat(Json.tree(reply.body()).at("/action/region").asString()).isEqualTo("ams3");
	}

	@Test
	void unknownImagesMayBeNothing() {
		bench.behave((behaviour) -> behaviour.withUnknownImages(UnknownImages.NOT_FOUND));

		assertThat(bench.convert(7).status()).isEqualTo(404);
		bench.core().put(List.of(7L), ImageType.BACKUP, "token-a");
		assertThat(bench.convert(7).status()).isEqualTo(201);
	}

	@Test
	void someImagesMayBeMissingAndSomeSnapshots() {
		bench.behave((behaviour) -> behaviour.withNotFoundImages(IdRange.parse("10..19"))
			.withSnapshotImages(IdRange.parse("20..29")));

		assertThat(bench.get("/v2/images/15").status()).isEqualTo(404);
		assertThat(bench.imageType(25)).isEqualTo("snapshot");
		assertThat(bench.imageType(30)).isEqualTo("backup");
	}

}
