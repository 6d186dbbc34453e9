package io.keepsake.simulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class FaultIT {

	private static final String JSON = "application/json; charset=utf-8";

	private final Simulator simulator = Simulator.start();

	private final Caller caller = Caller.of(simulator);

	@AfterEach
	void stop() {
		simulator.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			500                 | 500 | json | "id":"server_error"      | 0
			502-html            | 502 | html | <h1>502 Bad Gateway</h1> | 0
			503-html            | 503 | html | <h1>503                  | 0
			504-html            | 504 | html | <h1>504                  | 0
			524-html            | 524 | html | <h1>524                  | 0
			504-after           | 504 | html | <h1>504                  | 1
			401-text            | 401 | text | Unauthorized             | 0
			403-transient       | 403 | json | "id":"forbidden"         | 0
			empty-body          | 201 | json | ''                       | 1
			truncated-json      | 201 | json | {"action":{"id":         | 1
			message-object      | 500 | json | "message":{"detail"      | 0
			id-capitalised      | 401 | json | "id":"Unauthorized"      | 0
			root-causes         | 500 | json | "root_causes":[]         | 0
			429                 | 429 | json | too_many_requests        | 0
			429-no-retry-after  | 429 | json | too_many_requests        | 0
			429-operation       | 429 | json | one request per 10m0s    | 0
			404-on-done-action  | 201 | json | "action"                 | 1
			none                | 201 | json | "action"                 | 1
			""")
	void answers(String fault, int status, String kind, String body, int actions) throws IOException {
		simulator.behave((behaviour) -> behaviour.withFault(fault, 1));

		var answer = caller.convert(7);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("content-type")).hasValue(switch (kind) {
			case "html" -> "text/html";
			case "text" -> "text/plain; charset=utf-8";
			default -> JSON;
		});
		assertThat(answer.body()).contains(body);
		assertThat(answer.headers().firstValue("x-request-id")).isPresent();
		assertThat(answer.headers().firstValue("ratelimit-remaining")).isPresent();
		assertThat(simulator.actionsOf(7)).hasSize(actions);
	}

	@ParameterizedTest
	@CsvSource({ "reset-before, 0", "reset-after, 1", "timeout-before, 0", "timeout-after, 1" })
	void leavesTheCallerWithoutAnAnswer(String fault, int actions) {
		simulator.behave((behaviour) -> behaviour.withFault(fault, 1).withHoldTime(Duration.ofMillis(50)));

		assertThatIOException().isThrownBy(() -> caller.convert(7));

		// the client itself repeats no POST
		assertThat(simulator.calls()).singleElement().satisfies((call) -> {
			assertThat(call.status()).isZero();
			assertThat(call.fault()).isEqualTo(fault);
			assertThat(call.tookEffect()).isEqualTo(actions == 1);
		});
		assertThat(simulator.actionsOf(7)).hasSize(actions);
	}

	@ParameterizedTest
	@CsvSource({ "429, 5, 4999", "429-no-retry-after, '', 0", "429-operation, '', 4999" })
	void theKindsOf429Differ(String fault, String retryAfter, String remaining) throws IOException {
		simulator.behave((behaviour) -> behaviour.withFault(fault, 1));

		var answer = caller.get("/v2/account");

		assertThat(header(answer, "retry-after")).isEqualTo(retryAfter);
		assertThat(header(answer, "ratelimit-remaining")).isEqualTo(remaining);
	}

	@Test
	void anActionIsGoneOnlyOnceItIsDone() throws IOException {
		simulator.behave((behaviour) -> behaviour.withFault(FaultCatalogue.DONE_ACTION_GONE, 1)
			.withActionDuration(Duration.ofHours(1)));
		var running = caller.converted(7);
		simulator.behave((behaviour) -> behaviour.withCompletedInAnswerRate(1));
		var done = caller.converted(8);

		assertThat(caller.get("/v2/actions/" + running).statusCode()).isEqualTo(200);
		assertThat(caller.get("/v2/actions/" + done).statusCode()).isEqualTo(404);
		assertThat(caller.get("/v2/images/8/actions/" + done).statusCode()).isEqualTo(404);
		assertThat(caller.get("/v2/images/8").statusCode()).isEqualTo(200);
	}

	@Test
	void someCallsAreSlow() throws IOException {
		simulator.behave((behaviour) -> behaviour.withSlowRate(1).withSlowLatency(Duration.ofMillis(300)));
		var start = System.nanoTime();

		caller.get("/v2/account");

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
	}

	@Test
	void closingEndsTheCallsThatAreHeld() {
		simulator.behave((behaviour) -> behaviour.withFault("timeout-after", 1));
		var calls = Arrays.asList(1L, 2L).stream().map((id) -> Thread.ofVirtual().start(() -> swallow(id))).toList();
		while (simulator.stats().calls() < 2) {
			Thread.onSpinWait();
		}

		simulator.close();

		assertThat(calls).allSatisfy((call) -> assertThat(call.join(Duration.ofMinutes(1))).isTrue());
	}

	private void swallow(long imageId) {
		assertThatIOException().isThrownBy(() -> caller.convert(imageId));
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

}
