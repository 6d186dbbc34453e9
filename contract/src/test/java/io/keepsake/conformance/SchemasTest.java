package io.keepsake.conformance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import io.keepsake.contract.DeadLetterReason;
import io.keepsake.contract.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas themselves: that they are sound, say everything, and name what the code
 * knows.
 */
class SchemasTest {

	static Stream<Path> schemas() {
		return ContractFiles.json("schemas").stream();
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void keepToTheVocabularyOfDraft07(Path file) {
		Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
			.getSchema(SchemaLocation.of(Dialects.getDraft7().getId()));

		assertThat(meta.validate(ContractFiles.read(file))).isEmpty();
		assertThat(ContractFiles.read(file).path("$schema").asString()).isEqualTo(Dialects.getDraft7().getId());
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void areNamedAfterTheirTypeAndMajorVersion(Path file) {
		String name = file.getFileName().toString();

		assertThat(name).matches("[a-z]+(-[a-z]+)*\\.v[0-9]+\\.json");
		assertThat(ContractFiles.read(file).path("$id").asString())
			.isEqualTo("urn:keepsake:schema:" + name.replace(".json", "").replace('.', ':'));
	}

	@ParameterizedTest
	@MethodSource("schemas")
	void describeEveryField(Path file) {
		assertDescribed(file.getFileName().toString(), ContractFiles.read(file));
	}

	private static void assertDescribed(String path, JsonNode schema) {
		assertThat(schema.path("description").asString("")).as(path).isNotBlank();
		schema.path("properties").forEachEntry((name, field) -> {
			assertDescribed(path + "/" + name, field);
			field.at("/items/properties")
				.forEachEntry((inner, item) -> assertDescribed(path + "/" + name + "[]/" + inner, item));
		});
	}

	@Test
	void nameEveryReasonOfAFailure() {
		assertThat(known("conversion-failed", "/properties/reason"))
			.isEqualTo(Arrays.stream(FailureReason.values()).map(FailureReason::code).toList());
	}

	@Test
	void nameEveryReasonOfADeadLetter() {
		assertThat(known("dead-letter-headers", "/properties/keepsake-dead-letter-reason"))
			.isEqualTo(Arrays.stream(DeadLetterReason.values()).map(DeadLetterReason::code).toList());
	}

	@Test
	void nameEveryCodeOfAGoldenRejection() {
		List<String> golden = ContractFiles.json("examples/requests/rejected")
			.stream()
			.flatMap((file) -> ContractFiles.read(file).at("/rejected/value/violations").valueStream())
			.map((violation) -> violation.path("code").asString())
			.distinct()
			.toList();

		assertThat(golden).containsExactlyInAnyOrderElementsOf(
				known("conversion-failed", "/properties/violations/items/properties/code"));
	}

	private static List<String> known(String schema, String pointer) {
		return ContractFiles.read(Path.of("schemas", schema + ".v1.json"))
			.at(pointer)
			.path("x-known-values")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

}
