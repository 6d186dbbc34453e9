package io.keepsake.contract;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContractJsonTest {

	@Test
	void writesFieldsInTheirOrderAndInstantsAsText() {
		ConvertBackup request = new ConvertBackup(7938291, "nightly-42", "default",
				Instant.parse("2026-12-20T03:00:00Z"));

		assertThat(ContractJson.mapper().writeValueAsString(request)).isEqualTo("""
				{"imageId":7938291,"requestId":"nightly-42","account":"default","expiresAt":"2026-12-20T03:00:00Z"}\
				""");
	}

	@Test
	void leavesOutWhatIsUnknown() {
		ConvertBackup request = new ConvertBackup(3169590176L, null, null, null);

		assertThat(ContractJson.mapper().writeValueAsString(request)).isEqualTo("{\"imageId\":3169590176}");
	}

	@Test
	void ignoresFieldsOfLaterVersions() {
		assertThat(ContractJson.mapper().readValue("{\"imageId\":1,\"later\":{\"a\":[1]}}", ConvertBackup.class))
			.isEqualTo(new ConvertBackup(1, null, null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"imageId\":\"1\"}", "{\"imageId\":1.5}", "{\"imageId\":1.0}", "{\"imageId\":true}",
			"{\"imageId\":null}", "{}", "{\"imageId\":9223372036854775808}", "{\"imageId\":1,\"requestId\":42}",
			"{\"imageId\":1,\"requestId\":4.2}", "{\"imageId\":1,\"requestId\":false}", "{\"imageId\":1,\"imageId\":2}",
			"{\"imageId\":1} {}" })
	void convertsNothingAndGuessesNothing(String json) {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> ContractJson.mapper().readValue(json, ConvertBackup.class));
	}

}
