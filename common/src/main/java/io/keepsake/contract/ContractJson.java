package io.keepsake.contract;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON of the contract: fields in the order of the records, instants as ISO-8601
 * strings, what is unknown left out. Unknown fields are ignored; a value of the wrong
 * type is an error, never converted. A field given twice is an error too: two readers
 * could each take another one of the two.
 */
public final class ContractJson {

	/** No record of ours nests deeper than 4; what a publisher adds is its own matter. */
	static final int DEEPEST = 64;

	private static final int LONGEST_NUMBER = 1000;

	// more than a broker takes by default in one record, so that only a record made to
	// exhaust the memory meets it
	private static final int LONGEST_STRING = 16 * 1024 * 1024;

	private static final JsonMapper MAPPER = JsonMapper.builder(factory())
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.withCoercionConfig(LogicalType.Textual,
				(text) -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
		.addModule(new SimpleModule("instants").addDeserializer(Instant.class, new IsoInstantDeserializer()))
		.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	private ContractJson() {
	}

	public static JsonMapper mapper() {
		return MAPPER;
	}

	private static JsonFactory factory() {
		return JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(DEEPEST)
				.maxNumberLength(LONGEST_NUMBER)
				.maxStringLength(LONGEST_STRING)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			// names come from publishers: a shared table of them is theirs to fill
			.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
			.build();
	}

}
