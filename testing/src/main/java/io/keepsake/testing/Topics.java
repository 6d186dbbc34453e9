package io.keepsake.testing;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes topics, which no test broker does by itself. */
public final class Topics {

	private static final short REPLICAS_OF_THE_BROKER = -1;

	private Topics() {
	}

	public static void create(String bootstrapServers, int partitions, String... names) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
			admin
				.createTopics(
						Stream.of(names).map((name) -> new NewTopic(name, partitions, REPLICAS_OF_THE_BROKER)).toList())
				.all()
				.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Topics " + String.join(", ", names) + " were not created", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
