package io.keepsake.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/**
 * Makes topics, which no test broker does by itself, lists them, widens them and deletes
 * them.
 */
public final class Topics {

	private static final short REPLICAS_OF_THE_BROKER = -1;

	private Topics() {
	}

	public static void create(String bootstrapServers, int partitions, String... names) {
		List<NewTopic> topics = Stream.of(names)
			.map((name) -> new NewTopic(name, partitions, REPLICAS_OF_THE_BROKER))
			.toList();
		ask(bootstrapServers, (admin) -> admin.createTopics(topics).all());
	}

	/** Adds partitions until there are so many. */
	public static void widen(String bootstrapServers, int partitions, String name) {
		ask(bootstrapServers,
				(admin) -> admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
	}

	public static void delete(String bootstrapServers, String name) {
		ask(bootstrapServers, (admin) -> admin.deleteTopics(List.of(name)).all());
	}

	/** Whose names begin like that, internal ones too. */
	public static List<String> names(String bootstrapServers, String prefix) {
		return ask(bootstrapServers, (admin) -> admin.listTopics().names()).stream()
			.filter((name) -> name.startsWith(prefix))
			.toList();
	}

	private static <T> T ask(String bootstrapServers, Question<T> question) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
			return question.put(admin).get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The broker refused: " + ex.getCause(), ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private interface Question<T> {

		KafkaFuture<T> put(Admin admin);

	}

}
