package io.keepsake.endtoend;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a scrape has to carry where there are many accounts, all of them with work.
 */
@Timeout(300)
class ManyAccountsScrapedIT {

	private static final List<String> ACCOUNTS = IntStream.range(0, 1000).mapToObj("customer-%04d"::formatted).toList();

	@TempDir
	Path directory;

	@Test
	void staysBelowAMegabyteWithAThousandAccounts() {
		String[] tokens = ACCOUNTS.stream()
			.map((account) -> "keepsake.accounts." + account + ".token=" + Accounts.token("acme"))
			.toArray(String[]::new);
		try (Pair pair = Pair.start(this.directory, tokens)) {
			ACCOUNTS.stream().map((account) -> pair.publish(Images.fresh(), account)).toList().forEach(pair::outcome);

			for (Instance service : List.of(pair.conversionService(), pair.statusPoller())) {
				Scrape scrape = Scrape.of(service);
				assertThat(scrape.sum("keepsake_quota_calls_total")).isGreaterThanOrEqualTo(ACCOUNTS.size());
				assertThat(scrape.text()).contains("account=\"(others)\"");
				assertThat(scrape.bytes()).isLessThan(1_000_000);
			}
		}
	}

}
