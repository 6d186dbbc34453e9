package io.keepsake.durable;

import org.apache.kafka.streams.processor.api.Record;

/**
 * A record to be published.
 *
 * @param sink the name of the sink that publishes it
 */
public record Outbound(String sink, Record<byte[], byte[]> record) {
}
