package io.keepsake.digitalocean;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.keepsake.digitalocean.Answer.ActionFound;
import io.keepsake.digitalocean.Answer.ActionsFound;
import io.keepsake.digitalocean.Answer.NotFound;
import io.keepsake.digitalocean.Answer.Throttled;
import io.keepsake.digitalocean.Answer.Unauthorized;
import io.keepsake.digitalocean.Call.ListActions;
import io.keepsake.digitalocean.Call.ReadAction;
import io.keepsake.digitalocean.Call.ReadImage;
import io.keepsake.digitalocean.Call.ReadImageAction;
import io.keepsake.digitalocean.Call.ReadImageActions;
import io.keepsake.digitalocean.Call.StartAction;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DigitalOceanClientIT {

	private final Accounts accounts = new Accounts(Map.of("default", "dop_v1_default", "team-b", "dop_v1_b"));

	@ParameterizedTest
	@MethodSource("requests")
	void asksForWhatIsCalled(Call call, String method, String uri, String body) {
		try (ApiServer server = ApiServer.answering(200, Map.of(), "{}"); DigitalOceanClient client = client(server)) {
			client.call("team-b", call).block();

			assertThat(server.asked()).singleElement().satisfies((asked) -> {
				assertThat(asked.method() + " " + asked.uri()).isEqualTo(method + " " + uri);
				assertThat(asked.body()).isEqualTo(body);
				assertThat(asked.headers()).containsEntry("Authorization", "Bearer dop_v1_b")
					.containsEntry("Accept", "application/json")
					.containsEntry("User-Agent", "keepsake");
				assertThat(Optional.ofNullable(asked.headers().get("Content-Type")))
					.isEqualTo(body.isEmpty() ? Optional.empty() : Optional.of("application/json"));
			});
		}
	}

	static Stream<Arguments> requests() {
		return Stream.of(
				arguments(StartAction.convert(7938291), "POST", "/v2/images/7938291/actions", "{\"type\":\"convert\"}"),
				arguments(new StartAction(7938291, "transfer", Map.of("region", "nyc3", "type", "not this")), "POST",
						"/v2/images/7938291/actions", "{\"region\":\"nyc3\",\"type\":\"transfer\"}"),
				arguments(new ReadImage(7938291), "GET", "/v2/images/7938291", ""),
				arguments(new ReadImageActions(7938291), "GET", "/v2/images/7938291/actions", ""),
				arguments(new ReadImageAction(7938291, 3169590176L), "GET", "/v2/images/7938291/actions/3169590176",
						""),
				arguments(new ReadAction(3169590176L), "GET", "/v2/actions/3169590176", ""),
				arguments(new ListActions(260), "GET", "/v2/actions?per_page=200&page=260", ""));
	}

	@Test
	void readsStatusHeadersAndBody() {
		Map<String, String> headers = Map.of("RateLimit-Limit", "5000", "RateLimit-Remaining", "0", "RateLimit-Reset",
				"1444931833", "Retry-After", "30", "x-request-id", "r-1", "Content-Type", "nonsense;;/");
		try (ApiServer server = ApiServer.answering(429, headers,
				"{\"id\":\"too_many_requests\",\"message\":\"wait\"}"); DigitalOceanClient client = client(server)) {
			assertThat(client.call("default", new ReadAction(1)).block())
				.isEqualTo(new Throttled(new ApiError(429, "too_many_requests", "wait", "r-1"), Duration.ofSeconds(30),
						new RateLimit(5000, 0, Instant.ofEpochSecond(1444931833))));
		}
	}

	@Test
	void readsAnEmptyBody() {
		try (ApiServer server = ApiServer.answering(404, Map.of(), ""); DigitalOceanClient client = client(server)) {
			assertThat(client.call("default", new ReadAction(1)).block())
				.isEqualTo(new NotFound(new ApiError(404, null, "empty answer", null), null));
		}
	}

	@Test
	void readsAFullPage() {
		String action = "{\"id\":3169590176,\"type\":\"%s\"}".formatted("x".repeat(500));
		String page = "{\"actions\":[%s],\"meta\":{\"total\":52000}}"
			.formatted(String.join(",", Collections.nCopies(200, action)));
		try (ApiServer server = ApiServer.answering(200, Map.of(), page); DigitalOceanClient client = client(server)) {
			assertThat(client.call("default", new ListActions(1)).block()).isInstanceOfSatisfying(ActionsFound.class,
					(found) -> {
						assertThat(found.actions()).hasSize(200);
						assertThat(found.more()).isTrue();
						assertThat(found.total()).isEqualTo(52000);
					});
		}
	}

	@Test
	void callsBeyondTheConnectionsWaitForOne() {
		try (ApiServer server = ApiServer.answering(201, Map.of(), "{\"action\":{\"id\":1}}");
				DigitalOceanClient client = client(server)) {
			assertThat(Flux.range(1, 600)
				.flatMap((id) -> client.call("default", StartAction.convert(id)), 600)
				.collectList()
				.block()).hasSize(600).allMatch(ActionFound.class::isInstance);
			assertThat(server.asked()).hasSize(600);
		}
	}

	@Test
	void usesATokenFromTheMomentItIsReplaced() {
		try (ApiServer server = ApiServer.answering(200, Map.of(), "{}"); DigitalOceanClient client = client(server)) {
			client.call("default", new ReadAction(1)).block();
			this.accounts.replaceToken("default", "dop_v1_new");
			client.call("default", new ReadAction(1)).block();

			assertThat(server.asked()).extracting((asked) -> asked.headers().get("Authorization"))
				.containsExactly("Bearer dop_v1_default", "Bearer dop_v1_new");
		}
	}

	@Test
	void anAccountWithoutATokenIsUnauthorizedWithoutACall() {
		try (ApiServer server = ApiServer.answering(200, Map.of(), "{}"); DigitalOceanClient client = client(server)) {
			assertThat(client.call("team-c", StartAction.convert(1)).block())
				.isEqualTo(new Unauthorized(new ApiError(0, null, "account has no token", null), null));
			assertThat(server.asked()).isEmpty();
		}
	}

	@Test
	void aPathInTheBaseUrlIsKept() {
		try (ApiServer server = ApiServer.answering(200, Map.of(), "{}");
				DigitalOceanClient client = new DigitalOceanClient(
						new DigitalOceanOptions(URI.create(server.url() + "/proxy/"), Duration.ofMinutes(1),
								Duration.ofSeconds(30), 1),
						this.accounts, WebClient.builder(), InstantSource.system())) {
			client.call("default", new ReadImage(1)).block();

			assertThat(server.asked()).extracting(ApiServer.Asked::uri).containsExactly("/proxy/v2/images/1");
		}
	}

	@Test
	void metricsCountOperationsAndNotImages() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		try (ApiServer server = ApiServer.answering(200, Map.of(), "{}");
				DigitalOceanClient client = new DigitalOceanClient(server.options(), this.accounts,
						WebClient.builder().observationRegistry(observations), InstantSource.system())) {
			WireFormatTest.calls().forEach((call) -> client.call("default", call).block());
		}

		assertThat(meters.find("http.client.requests").timers())
			.extracting((Timer timer) -> timer.getId().getTag("uri"))
			.containsExactlyInAnyOrder("/v2/images/{imageId}/actions", "/v2/images/{imageId}/actions",
					"/v2/images/{imageId}", "/v2/images/{imageId}/actions/{actionId}", "/v2/actions/{actionId}",
					"/v2/actions?per_page={size}&page={page}");
	}

	private DigitalOceanClient client(ApiServer server) {
		return new DigitalOceanClient(server.options(), this.accounts, WebClient.builder(), InstantSource.system());
	}

}
