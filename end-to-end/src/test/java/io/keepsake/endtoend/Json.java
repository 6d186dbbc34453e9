package io.keepsake.endtoend;

import io.keepsake.contract.ContractJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as the contract reads it.
 */
final class Json {

	private Json() {
	}

	static ObjectNode object(String text) {
		return (ObjectNode) ContractJson.mapper().readTree(text);
	}

}
