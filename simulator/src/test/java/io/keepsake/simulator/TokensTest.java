package io.keepsake.simulator;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTest {

	private final Bench bench = new Bench();

	@Test
	void anImageBelongsToTheAccountThatAskedFirst() {
		var action = bench.token("a").converted(7).path("id").asLong();

		bench.token("b");
		assertThat(bench.get("/v2/images/7").status()).isEqualTo(404);
		assertThat(bench.get("/v2/images/7/actions").status()).isEqualTo(404);
		assertThat(bench.convert(7).status()).isEqualTo(404);
		assertThat(bench.get("/v2/actions/" + action).status()).isEqualTo(404);
		assertThat(bench.json("/v2/actions").at("/meta/total").asInt()).isZero();
		assertThat(bench.json("/v2/images?private=true").at("/meta/total").asInt()).isZero();
	}

	@Test
	void tokensWithTheSameLabelShareAnAccount() {
		bench.behave((behaviour) -> behaviour.withTokens(Map.of("a", "team", "b", "team", "c", "")));
		bench.token("a").convert(7);

		assertThat(bench.token("b").get("/v2/images/7").status()).isEqualTo(200);
		assertThat(bench.token("c").get("/v2/images/7").status()).isEqualTo(404);
		assertThat(bench.core().image(7).orElseThrow().account()).isEqualTo("team");
	}

	@ParameterizedTest
	@CsvSource({ "'', 401", "unknown, 401", "revoked, 401", "known, 200" })
	void aTokenMustBeGood(String token, int status) {
		bench.behave(
				(behaviour) -> behaviour.withTokens(Map.of("known", "", "revoked", "")).withRevokedTokens("revoked"));

		assertThat(bench.token(token).get("/v2/account").status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "/v2/actions, 403", "/v2/actions/3100000000, 403", "/v2/images/7/actions, 200", "/v2/account, 403" })
	void aTokenNeedsTheScope(String path, int status) {
		bench.behave((behaviour) -> behaviour.withScopes(Map.of("*", Set.of("image:read", "image:update"))));

		assertThat(bench.get(path).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "/v2/actions, 403", "/v2/actions/3100000000, 403", "/v2/images/7/actions, 200" })
	void aRouteMayBeForbidden(String path, int status) {
		bench.behave((behaviour) -> behaviour.withForbiddenRoutes("GET /v2/actions*"));

		assertThat(bench.get(path).status()).isEqualTo(status);
	}

	@Test
	void aCallIsRecordedWithoutItsToken() {
		bench.token("secret").get("/v2/account");

		assertThat(bench.core().calls()).singleElement()
			.satisfies((call) -> assertThat(call.account()).startsWith("account-").doesNotContain("secret"));
	}

}
