package io.keepsake.durable;

import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads loop records. One that cannot be read is passed over: the flights that it spoke
 * of are made up for when they are overdue.
 */
final class LoopDeserializer<A> implements Deserializer<LoopRecord<A>> {

	private static final Logger logger = LoggerFactory.getLogger(LoopDeserializer.class);

	private final LoopCodec<A> codec;

	LoopDeserializer(LoopCodec<A> codec) {
		this.codec = codec;
	}

	@Override
	@SuppressWarnings("NullAway") // null is Kafka's word for a value that is not there
	public @Nullable LoopRecord<A> deserialize(String topic, byte @Nullable [] bytes) {
		try {
			return (bytes != null) ? this.codec.read(bytes) : null;
		}
		catch (RuntimeException ex) {
			logger.atError().addKeyValue("topic", topic).setCause(ex).log("Loop record could not be read");
			return null;
		}
	}

}
