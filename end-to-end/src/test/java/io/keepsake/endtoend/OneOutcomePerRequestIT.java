package io.keepsake.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.simulator.ActionView;
import io.keepsake.simulator.DurationRange;
import io.keepsake.testing.OwnBroker;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.guarantee.Guarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is stopped and started while work is under way: each request has one outcome,
 * and no image is converted twice.
 */
@Timeout(300)
class OneOutcomePerRequestIT {

	private static final int REQUESTS = 60;

	@TempDir
	Path directory;

	@Test
	void whileInstancesComeAndGo() {
		try (Pair pair = slow(Pair.start(this.directory))) {
			Instance firstService = pair.conversionService();
			Instance firstPoller = pair.statusPoller();
			List<Request> requests = new ArrayList<>(publish(pair));
			awaitUnderWay(pair, requests);

			pair.services().startConversionService();
			pair.services().startStatusPoller();
			requests.addAll(publish(pair));
			awaitUnderWay(pair, requests);
			pair.services().stop(firstService);
			pair.services().stop(firstPoller);
			requests.addAll(publish(pair));

			assertAllConvertedOnce(pair, requests);
		}
	}

	@Test
	void whenBothAreStartedAgainOnTheirState() {
		try (Pair pair = slow(Pair.start(this.directory))) {
			List<Request> requests = new ArrayList<>(publish(pair));
			awaitUnderWay(pair, requests);

			pair.services().stopAll();
			requests.addAll(publish(pair));
			pair.services().startConversionService();
			pair.services().startStatusPoller();

			assertAllConvertedOnce(pair, requests);
		}
	}

	@Test
	void whenBothAreStartedAgainWithoutTheirState() {
		try (Pair pair = slow(Pair.start(this.directory))) {
			List<Request> requests = new ArrayList<>(publish(pair));
			awaitUnderWay(pair, requests);

			pair.services().stopAll();
			String elsewhere = "keepsake.engine.state-directory=" + this.directory.resolve("elsewhere");
			pair.services().startConversionService(elsewhere + "/conversion");
			pair.services().startStatusPoller(elsewhere + "/poller");

			assertAllConvertedOnce(pair, requests);
		}
	}

	@Test
	void whenTheBrokerGoesAwayAndComesBack() {
		try (OwnBroker broker = TestKafka.ownBroker(this.directory.resolve("broker"));
				Pair pair = slow(Pair.startOn(broker.bootstrapServers(), this.directory))) {
			List<Request> requests = new ArrayList<>(publish(pair));
			awaitUnderWay(pair, requests);

			broker.stop();
			broker.start();
			requests.addAll(publish(pair));

			assertAllConvertedOnce(pair, requests);
		}
	}

	/**
	 * So that there is always something under way, on its way to the API and there.
	 */
	private static Pair slow(Pair pair) {
		pair.behave((behaviour) -> behaviour.withLatency(DurationRange.parse("20ms..200ms"))
			.withActionDuration(DurationRange.parse("100ms..3s")));
		return pair;
	}

	private static List<Request> publish(Pair pair) {
		return Stream.iterate(0, (number) -> number + 1)
			.limit(REQUESTS)
			.map((number) -> pair.publish(Images.fresh(), Accounts.NAMES.get(number % Accounts.NAMES.size())))
			.toList();
	}

	private static void awaitUnderWay(Pair pair, List<Request> requests) {
		Await.until("some of " + requests.size() + " are converting",
				() -> pair.simulator().stats().actions().getOrDefault("in-progress", 0L) > 0);
	}

	private static void assertAllConvertedOnce(Pair pair, List<Request> requests) {
		for (Request request : requests) {
			assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
			assertThat(pair.simulator().actionsOf(request.imageId())).as("actions for %s", request)
				.extracting(ActionView::status)
				.containsExactly("completed");
		}
		Guarantee.assertAllHold(pair.seen());
	}

}
