package io.keepsake.simulator;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BehaviourTest {

	private final Behaviour defaults = Behaviour.defaults();

	@Test
	void isTheSameAfterJson() {
		var behaviour = defaults.with("""
				{"latency":{"min":"10ms","max":"50ms"},"limits":[{"count":3,"period":"1s"},"5/1m"],
				 "snapshotImages":[1,"5..9"],"faults":{"500":0.1,"429":{"rate":0.5,"method":"POST"}},
				 "tokens":{"a":"team"},"scopes":{"*":["image:read"]},
				 "script":[{"method":"GET","fault":"502-html","times":2},{"status":418,"headers":{"x":"y"}}]}""");

		assertThat(defaults.with(Json.text(behaviour))).isEqualTo(behaviour);
		assertThat(behaviour.latency()).isEqualTo(DurationRange.parse("10ms..50ms"));
		assertThat(behaviour.limits()).containsExactly(new Limit(3, Duration.ofSeconds(1)), Limit.parse("5/1m"));
	}

	@Test
	void keepsWhatIsAbsent() {
		var changed = defaults.withErroredRate(0.5).with("{\"seed\":42}");

		assertThat(changed.seed()).isEqualTo(42);
		assertThat(changed.erroredRate()).isEqualTo(0.5);
		assertThat(changed.withErroredRate(0).withSeed(1)).isEqualTo(defaults);
	}

	@Test
	void takesNamesAndListsAsPropertiesWriteThem() {
		var changed = defaults.with(
				"{\"errored-rate\":\"0.5\",\"LIMITS\":\"5/1m, 9/1h\",\"not-found-images\":{\"0\":\"7\",\"1\":\"9\"}}");

		assertThat(changed.erroredRate()).isEqualTo(0.5);
		assertThat(changed.limits()).isEqualTo(List.of(Limit.parse("5/1m"), Limit.parse("9/1h")));
		assertThat(changed.notFoundImages()).containsExactly(IdRange.of(7), IdRange.of(9));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"erroredRate":1.1}                       | erroredRate: must be between 0 and 1
			{"erroredRate":null}                      | erroredRate: must not be null
			{"erroredRate":"often"}                   | erroredRate:
			{"latency":"soon"}                        | latency: 'soon' is no duration
			{"latency":"5s..1s"}                      | latency: must be a range
			{"clockSpeed":0}                          | clockSpeed: must be above 0
			{"limits":["many"]}                       | limits: 'many' is no limit
			{"limits":["0/1h"]}                       | limits: must be a positive count
			{"notFoundImages":["9..1"]}               | notFoundImages: must be a range
			{"secondConvert":"MAYBE"}                 | secondConvert:
			{"regionForms":[]}                        | regionForms: must not be empty
			{"foreignActions":-1}                     | foreignActions: must be between
			{"faults":{"501":1}}                      | faults: '501' is no fault; known are
			{"faults":{"500":2}}                      | faults: rate must be between 0 and 1
			{"faults":{"500":{"rate":1,"route":"x"}}} | faults: 'x' is none of the routes
			{"script":[{"times":1}]}                  | script: either a fault or a status
			{"script":[{"fault":"501"}]}              | script: '501' is no fault
			{"script":[{"fault":"500","when":"now"}]} | script:
			{"forbiddenRoutes":["/v3"]}               | forbiddenRoutes: '/v3' is none of the routes
			{"color":"red"}                           | color: no such field
			[]                                        | a behaviour must be a JSON object
			{                                         | no JSON
			""")
	void namesTheFieldThatIsWrong(String json, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.with(json)).withMessageStartingWith(message);
	}

	@Test
	void namesTheFieldThatIsWrongInJavaToo() {
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withErroredRate(-1))
			.withMessage("erroredRate: must be between 0 and 1, not -1.0");
	}

}
