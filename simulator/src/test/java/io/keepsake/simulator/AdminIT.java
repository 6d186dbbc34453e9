package io.keepsake.simulator;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdminIT {

	private final Simulator simulator = Simulator.start();

	private final Caller caller = Caller.of(simulator);

	private final Caller admin = caller.token("");

	@AfterEach
	void stop() {
		simulator.close();
	}

	@Test
	void isUp() throws IOException {
		assertThat(admin.get("/_simulator/health").statusCode()).isEqualTo(200);
	}

	@Test
	void theStatsOverHttpAreTheSame() throws IOException {
		caller.convert(7);

		var stats = admin.json("/_simulator/stats");

		assertThat(stats.path("calls").asLong()).isEqualTo(1);
		assertThat(stats.at("/callsByRoute/0/status").asInt()).isEqualTo(201);
		assertThat(stats.at("/images/converting").asLong()).isEqualTo(1);
		assertThat(simulator.stats().calls()).isEqualTo(1);
	}

	@Test
	void theBehaviourIsChangedAtOnceAndInPart() throws IOException {
		var answer = admin.call("PUT", "/_simulator/behaviour", "{\"erroredRate\":1,\"latency\":\"1ms..2ms\"}");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(simulator.behaviour().erroredRate()).isEqualTo(1);
		assertThat(admin.json("/_simulator/behaviour").path("latency").asString()).isEqualTo("1ms..2ms");
		assertThat(simulator.behaviour().limits()).hasSize(2);
	}

	@Test
	void aBadFieldIsRefusedByName() throws IOException {
		var answer = admin.call("PUT", "/_simulator/behaviour", "{\"seed\":7,\"erroredRate\":2}");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("erroredRate: must be between 0 and 1");
		assertThat(simulator.behaviour()).isEqualTo(Behaviour.defaults());
	}

	@Test
	void aCallIsALine() throws IOException {
		caller.convert(7);
		caller.get("/v2/images/7");

		var lines = admin.get("/_simulator/calls").body().lines().map(Json::tree).toList();

		assertThat(lines).hasSize(2);
		assertThat(lines.getFirst().path("route").asString()).isEqualTo("/v2/images/{image_id}/actions");
		assertThat(lines.getFirst().path("tookEffect").asBoolean()).isTrue();
		assertThat(lines.getLast().path("status").asInt()).isEqualTo(200);
	}

	@Test
	void anImageTellsItsActions() throws IOException {
		var action = caller.converted(7);

		var image = admin.json("/_simulator/images/7");

		assertThat(image.at("/actions/0/id").asLong()).isEqualTo(action);
		assertThat(image.at("/actions/0/imageConvertedAt").isString()).isTrue();
		assertThat(admin.get("/_simulator/images").body().lines()).hasSize(1);
		assertThat(admin.get("/_simulator/images/8").statusCode()).isEqualTo(404);
	}

	@Test
	void anImageCanBePut() throws IOException {
		var answer = admin.call("PUT", "/_simulator/images/7", "{\"type\":\"snapshot\",\"token\":\"token-a\"}");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Json.tree(answer.body()).path("type").asString()).isEqualTo("snapshot");
		assertThat(caller.json("/v2/images/7").at("/image/type").asString()).isEqualTo("snapshot");
		assertThat(admin.call("PUT", "/_simulator/images/7", "{\"type\":\"iso\"}").body()).contains("type: must be");
	}

	@Test
	void theStateIsForgottenAndTheBehaviourStays() throws IOException {
		simulator.behave((behaviour) -> behaviour.withErroredRate(1));
		caller.convert(7);

		assertThat(admin.call("DELETE", "/_simulator/state", "").statusCode()).isEqualTo(200);

		assertThat(simulator.stats().calls()).isZero();
		assertThat(simulator.image(7)).isEmpty();
		assertThat(simulator.behaviour().erroredRate()).isEqualTo(1);
	}

}
