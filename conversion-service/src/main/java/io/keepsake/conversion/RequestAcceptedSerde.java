package io.keepsake.conversion;

import io.keepsake.contract.ContractJson;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * How a request travels between the two halves of the topology.
 */
final class RequestAcceptedSerde {

	private RequestAcceptedSerde() {
	}

	static Serde<RequestAccepted> create() {
		return Serdes.serdeFrom((topic, request) -> ContractJson.mapper().writeValueAsBytes(request),
				(topic, bytes) -> ContractJson.mapper().readValue(bytes, RequestAccepted.class));
	}

}
