package io.keepsake.endtoend;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.contract.Topics;
import io.keepsake.testing.Received;
import io.keepsake.testing.guarantee.Seen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the services publish, as it comes in.
 */
final class Published implements AutoCloseable {

	private final Topics topics;

	private final Tail tail;

	/**
	 * @param topics which exist
	 */
	Published(String bootstrapServers, Topics topics) {
		this.topics = topics;
		this.tail = new Tail(bootstrapServers, List.of(topics.requests(), topics.actions(), topics.completed(),
				topics.failed(), topics.deadLetters()));
	}

	Tail tail() {
		return this.tail;
	}

	Received outcome(Request request) {
		return this.tail.await("an outcome of " + request,
				(received) -> isOutcome(received) && request.requestId().equals(requestId(received)));
	}

	Received action(Request request) {
		return this.tail.await("an action of " + request,
				(received) -> isAction(received) && Json.object(received.text())
					.path("requestIds")
					.valueStream()
					.anyMatch((id) -> id.asString().equals(request.requestId())));
	}

	Received startOf(long actionId) {
		return this.tail.await("action " + actionId, (received) -> isAction(received)
				&& Json.object(received.text()).path("action").path("id").asLong() == actionId);
	}

	/**
	 * All outcomes until now.
	 */
	List<Seen.Ended> ended() {
		return outcomes().map(this::ended).toList();
	}

	private Seen.Ended ended(Received record) {
		return Seen.Ended.read(Json.object(record.text()), record.topic().equals(this.topics.completed()));
	}

	/**
	 * Once nothing runs any more, nothing more can come: no request has two outcomes, and
	 * every record keeps to the contract.
	 */
	void assertKept() {
		Map<String, Long> counts = outcomes()
			.collect(Collectors.groupingBy(Published::requestId, Collectors.counting()));
		assertThat(counts.values()).allMatch((count) -> count == 1, "one outcome for each of " + counts);
		new ContractKept(this.topics, this.tail.records()).assertKept();
	}

	private Stream<Received> outcomes() {
		return this.tail.records().stream().filter(this::isOutcome);
	}

	private boolean isOutcome(Received received) {
		return received.topic().equals(this.topics.completed()) || received.topic().equals(this.topics.failed());
	}

	private boolean isAction(Received received) {
		return received.topic().equals(this.topics.actions());
	}

	private static String requestId(Received received) {
		return Json.object(received.text()).path("requestId").asString();
	}

	@Override
	public void close() {
		this.tail.close();
	}

}
