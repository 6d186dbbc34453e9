package io.keepsake.digitalocean;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DigitalOceanOptionsTest {

	@ParameterizedTest
	@CsvSource({ "api.digitalocean.com, PT5S, PT2S, 1, base-url", "ftp://api, PT5S, PT2S, 1, base-url",
			"https:///v2, PT5S, PT2S, 1, base-url", "https://api, PT0S, PT2S, 1, call-timeout",
			"https://api, PT-5S, PT2S, 1, call-timeout", "https://api, PT5S, PT0.0001S, 1, connect-timeout",
			"https://api, PT5S, PT1H1S, 1, connect-timeout", "https://api, PT5S, PT2S, 0, max-connections" })
	void namesThePropertyThatIsWrong(URI baseUrl, Duration callTimeout, Duration connectTimeout, int maxConnections,
			String key) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DigitalOceanOptions(baseUrl, callTimeout, connectTimeout, maxConnections))
			.withMessageStartingWith("keepsake.digitalocean." + key + " must ");
	}

}
