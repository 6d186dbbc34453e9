package io.keepsake.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas take nothing away from those who keep to the released ones.
 */
class CompatibilityTest {

	private static final Path CURRENT = Path.of("schemas");

	private static final String EVENT = """
			{"$id":"urn:x:v1","type":"object","required":["id"],"properties":{
			"id":{"type":"integer","minimum":1},"why":{"type":"string","x-known-values":["a","b"]},
			"list":{"type":"array","items":{"type":"object","properties":{"deep":{"type":"string"}}}}}}""";

	static Stream<Path> released() {
		return ContractFiles.json("released").stream();
	}

	@ParameterizedTest
	@MethodSource("released")
	void everyReleasedSchemaIsKept(Path released) {
		Path current = CURRENT.resolve(released.getFileName());

		assertThat(current).exists();
		assertThat(SchemaChanges.breaking(ContractFiles.read(released), ContractFiles.read(current))).isEmpty();
	}

	@Test
	void thereIsAReleaseToHoldThemAgainst() {
		assertThat(Files.isDirectory(Path.of("released/schemas"))).isTrue();
		assertThat(released()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"minimum":1               | "minimum":0                       | /id minimum was 1, is 0
					"type":"integer"          | "type":"string"                   | /id type was "integer", is "string"
					"required":["id"]         | "required":["id","why"]           | /why is required, and was not
					"required":["id"]         | "required":[]                     | /id was required, and is not
					"why":                    | "because":                        | /why was removed
					["a","b"]                 | ["a","c"]                         | /why has lost the code b
					"deep":{"type":"string"}  | "deep":{"type":["string","null"]} | /list[]/deep type was "string", is ["string","null"]
					"properties":{"deep"      | "required":["deep"],"properties":{"deep" | /list[]/deep is required, and was not
					"deep":{"type":"string"}  | "deeper":{"type":"string"}        | /list[]/deep was removed
					urn:x:v1                  | urn:y:v1                          | $id was "urn:x:v1", is "urn:y:v1"
					""")
	void aChangeThatBreaksSomebodyIsFound(String before, String after, String change) {
		assertThat(EVENT).contains(before);

		assertThat(SchemaChanges.breaking(json(EVENT), json(EVENT.replace(before, after)))).containsExactly(change);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"why":           | "new":{"type":"string"},"why":
			["a","b"]        | ["a","b","c"]
			"minimum":1      | "minimum":1,"description":"said better"
			""")
	void anAdditionBreaksNobody(String before, String after) {
		assertThat(EVENT).contains(before);

		assertThat(SchemaChanges.breaking(json(EVENT), json(EVENT.replace(before, after)))).isEmpty();
	}

	private static JsonNode json(String text) {
		return ContractFiles.JSON.readTree(text);
	}

}
