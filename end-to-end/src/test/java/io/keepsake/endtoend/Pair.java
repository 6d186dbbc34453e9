package io.keepsake.endtoend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import io.keepsake.contract.Topics;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.Simulator;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.TestProducer;
import io.keepsake.testing.guarantee.Seen;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;

/**
 * Both services with an API, on topics of their own: what a test publishes, has the API
 * do, and sees come of it.
 */
final class Pair implements AutoCloseable {

	private final Topics topics = new Topics(TestKafka.freshPrefix());

	private final Api api = new Api();

	private final Settings settings;

	private final Requests requests;

	private final Services services;

	private final Published published;

	private Pair(String bootstrapServers, Path directory, String... settings) {
		this.settings = new Settings(bootstrapServers, this.topics, this.api.simulator().baseUrl(), directory,
				List.of(settings));
		this.requests = new Requests(bootstrapServers);
		this.services = new Services(this.settings);
		this.services.startConversionService();
		this.services.startStatusPoller();
		this.published = new Published(bootstrapServers, this.topics);
		// a process takes its time for its first calls, which is not what is tested
		Accounts.NAMES.stream()
			.map((account) -> publish(Images.fresh(), account))
			.toList()
			.forEach(this.published::outcome);
	}

	/**
	 * One of each, with the test's broker.
	 * @param directory for their state
	 * @param settings that differ, such as {@code keepsake.polling.first=1s}
	 */
	static Pair start(Path directory, String... settings) {
		return new Pair(TestKafka.bootstrapServers(), directory, settings);
	}

	static Pair startOn(String bootstrapServers, Path directory, String... settings) {
		return new Pair(bootstrapServers, directory, settings);
	}

	Topics topics() {
		return this.topics;
	}

	/**
	 * What each instance is started with.
	 */
	Settings settings() {
		return this.settings;
	}

	Services services() {
		return this.services;
	}

	Instance conversionService() {
		return this.services.conversionService();
	}

	Instance statusPoller() {
		return this.services.statusPoller();
	}

	Simulator simulator() {
		return this.api.simulator();
	}

	void behaveWell() {
		this.api.behaveWell();
	}

	/**
	 * Steers the API, from its good behaviour on.
	 */
	void behave(UnaryOperator<Behaviour> change) {
		this.api.behave(change);
	}

	/**
	 * What was called for an image.
	 */
	Calls calls(long imageId) {
		return this.api.calls(imageId);
	}

	/**
	 * The id of the one action that an image has.
	 */
	long onlyAction(long imageId) {
		return this.api.onlyAction(imageId);
	}

	Request publish(long imageId) {
		return publish("{\"imageId\":%d}".formatted(imageId));
	}

	Request publish(long imageId, String account) {
		return publish("{\"imageId\":%d,\"account\":\"%s\"}".formatted(imageId, account));
	}

	Request publish(String json) {
		return publish(new ProducerRecord<>(this.topics.requests(), json.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Publishes a good request, in a record of any form.
	 */
	Request publish(ProducerRecord<byte[], byte[]> record) {
		return this.requests.publish(record);
	}

	/**
	 * For records that are no good requests.
	 */
	TestProducer producer() {
		return this.requests.producer();
	}

	/**
	 * The outcome of a request, whatever it is.
	 */
	Outcome outcome(Request request) {
		return new Outcome(this, request, this.published.outcome(request));
	}

	/**
	 * The action that serves the request, as published for it.
	 */
	JsonNode action(Request request) {
		return Json.object(actionRecord(request).text());
	}

	Received actionRecord(Request request) {
		return this.published.action(request);
	}

	/**
	 * The action as it was published first.
	 */
	JsonNode startOf(long actionId) {
		return Json.object(this.published.startOf(actionId).text());
	}

	Tail tail() {
		return this.published.tail();
	}

	/**
	 * All that was published and what has become of it, to be held against the promises.
	 */
	Seen seen() {
		return new Seen(this.requests.asked(), this.published.ended(), simulator().images(), simulator().calls());
	}

	/**
	 * Ends everything, whatever was published.
	 */
	void shutDown() {
		this.services.stopAll();
		this.requests.close();
		this.published.close();
		this.api.close();
	}

	/**
	 * Ends everything, and holds what was published against the promises that any run
	 * keeps.
	 */
	@Override
	public void close() {
		shutDown();
		this.published.assertKept();
	}

}
