package io.keepsake.simulator;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTest {

	private final Bench bench = new Bench();

	@Test
	void strikesTheNextCallsThatMatchInItsOrder() {
		bench.behave((behaviour) -> behaviour.withScript(ScriptedFault.of("500").method("POST").image(7).times(2),
				ScriptedFault.of("503-html").method("POST")));

		assertThat(bench.get("/v2/images/7").status()).isEqualTo(200);
		assertThat(bench.convert(8).status()).isEqualTo(503);
		assertThat(bench.convert(7).status()).isEqualTo(500);
		assertThat(bench.core().stats().scriptLeft()).isEqualTo(1);
		assertThat(bench.convert(7).status()).isEqualTo(500);
		assertThat(bench.convert(7).status()).isEqualTo(201);
		assertThat(bench.core().stats().scriptLeft()).isZero();
	}

	@Test
	void answersInFull() {
		bench.behave((behaviour) -> behaviour.withScript(ScriptedFault.answer(422, "{\"id\":\"x\"}")
			.route("/v2/images/{image_id}/actions")
			.header("retry-after", "7")));

		var reply = bench.convert(7);

		assertThat(reply.status()).isEqualTo(422);
		assertThat(reply.headers()).containsEntry("retry-after", "7").containsKey("x-request-id");
		assertThat(bench.core().image(7)).isEmpty();
	}

	@Test
	void mayLetCallsThrough() {
		bench.behave((behaviour) -> behaviour.withFault("500", 1).withScript(ScriptedFault.of("none").times(2)));

		assertThat(IntStream.range(0, 3).map((i) -> bench.get("/v2/account").status())).containsExactly(200, 200, 500);
	}

	@Test
	void goesOnWhenOtherFieldsChangeAndStartsAnewWhenItIsSet() {
		var script = "{\"script\":[{\"fault\":\"500\"}]}";
		bench.behave((behaviour) -> behaviour.with(script));
		bench.get("/v2/account");

		bench.behave((behaviour) -> behaviour.with("{\"seed\":2}"));
		assertThat(bench.get("/v2/account").status()).isEqualTo(200);
		bench.behave((behaviour) -> behaviour.with(script));
		assertThat(bench.get("/v2/account").status()).isEqualTo(500);
	}

	@Test
	void ratesStrikeAsOftenAsTheySayAndOnlyWhomTheyName() {
		bench.behave((behaviour) -> behaviour.withLimits()
			.withFault("500", new FaultRule(0.2, "GET", "/v2/account", "token-a"))
			.withFault("502-html", new FaultRule(0.3, "GET", "/v2/account", "")));

		var failed = IntStream.range(0, 1_000).filter((i) -> bench.get("/v2/account").status() >= 500).count();

		assertThat(failed).isBetween(450L, 550L);
		assertThat(bench.core().stats().answered(500)).isBetween(150L, 250L);
		assertThat(IntStream.range(0, 50).map((i) -> bench.get("/v2/images").status())).containsOnly(200);
		bench.token("token-b");
		assertThat(IntStream.range(0, 50).map((i) -> bench.get("/v2/account").status())).contains(502)
			.doesNotContain(500);
	}

}
