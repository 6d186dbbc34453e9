package io.keepsake.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.keepsake.contract.Topics;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What the AsyncAPI document says is so. Its own parser, which reads no examples, is
 * asked in {@code NodeIT}.
 */
class AsyncApiTest {

	private static final Map<String, Channel> CHANNELS = ContractDocument.read().channels();

	private final Conformance conformance = Conformance.ofContract();

	static Stream<Arguments> examples() {
		return CHANNELS.values()
			.stream()
			.flatMap((channel) -> channel.messages()
				.stream()
				.flatMap((message) -> message.examples()
					.stream()
					.map((example) -> arguments(channel.address(),
							Named.of(example.path("name").asString(), example)))));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void anExampleIsAGoldenRecord(String topic, ObjectNode example) {
		JsonNode golden = ContractFiles.read(Path.of("examples", example.required("name").asString() + ".json"));
		JsonNode record = golden.valueStream()
			.filter((part) -> part.path("topic").asString("").equals(topic))
			.findFirst()
			.orElseThrow();

		assertThat(example.has("headers") ? example.path("headers") : example.objectNode())
			.isEqualTo(record.required("headers"));
		assertThat(example.required("payload").toString()).isEqualTo(record.required("value").toString());
	}

	@ParameterizedTest
	@MethodSource("examples")
	void anExampleKeepsToItsSchemas(String topic, JsonNode example) {
		Map<String, String> headers = new HashMap<>();
		example.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
		byte[] payload = example.required("payload").toString().getBytes(StandardCharsets.UTF_8);

		assertThat(this.conformance.faults(topic, "acme", headers, payload)).isEmpty();
	}

	@Test
	void everyMessageHasAnExample() {
		assertThat(CHANNELS.values()).flatMap(Channel::messages)
			.allSatisfy((message) -> assertThat(message.examples()).as(message.name()).isNotEmpty());
	}

	@Test
	void theTopicsAreThoseOfKeepsake() {
		Topics topics = new Topics();

		assertThat(CHANNELS.keySet()).containsExactly(topics.requests(), topics.actions(), topics.completed(),
				topics.failed(), topics.deadLetters());
	}

	@Test
	void theyHaveAsManyPartitionsAsKeepsakeMakes() throws IOException {
		JsonNode settings = settings();

		assertThat(CHANNELS.values()).extracting((channel) -> channel.kafka("partitions"))
			.containsOnly(settings.at("/keepsake/topics/partitions"));
	}

	private static JsonNode settings() throws IOException {
		try (InputStream stream = AsyncApiTest.class.getResourceAsStream("/keepsake-common.yml")) {
			return new YAMLMapper().readTree(Objects.requireNonNull(stream));
		}
	}

	@Test
	void everySchemaIsInUse() {
		String document = ContractFiles.text(Path.of("asyncapi.yaml"));

		assertThat(ContractFiles.json("schemas"))
			.allSatisfy((file) -> assertThat(document).contains("$ref: ./schemas/" + file.getFileName()));
	}

	@Test
	void keepsakeReceivesRequestsAndSendsTheRest() {
		List<String> received = CHANNELS.values()
			.stream()
			.filter((channel) -> !channel.sent())
			.map(Channel::address)
			.toList();

		assertThat(received).containsExactly("convert-backup");
	}

	@Test
	void thePageIsCurrent() {
		ContractFiles.assertCurrent(Path.of("asyncapi.md"), new Page(ContractDocument.read()).render());
	}

}
