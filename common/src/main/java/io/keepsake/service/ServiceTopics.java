package io.keepsake.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The topics that a service cannot do without: those of the contract, its loop-back
 * topic, and those that Kafka Streams keeps its work in.
 */
final class ServiceTopics implements AutoCloseable {

	private final Admin admin;

	private final TopicSetup setup;

	private final TopicProperties properties;

	private final Topics names;

	private final String applicationId;

	private final EngineTopics engine;

	private final List<String> work;

	ServiceTopics(KafkaAdmin kafka, TopicProperties properties, Cluster cluster, String applicationId,
			EngineTopics engine) {
		this.names = properties.names();
		this.admin = Admin.create(kafka.getConfigurationProperties());
		this.setup = new TopicSetup(this.admin, properties, cluster);
		this.properties = properties;
		this.applicationId = applicationId;
		this.engine = engine;
		this.work = engine.work().stream().map((name) -> applicationId + "-" + name).toList();
	}

	/**
	 * Creates what is missing and may be created, as the service starts.
	 * @return the names of those that were missing although the service has run before,
	 * so that something is lost with them
	 * @throws ConfigurationException if something is missing for good, or does not fit
	 * @throws org.apache.kafka.common.KafkaException if no broker says so
	 */
	List<String> start() {
		boolean hasRun = this.setup.work(this.applicationId, this.work);
		List<String> created = create();
		return hasRun ? created : List.of();
	}

	private List<String> create() {
		List<String> created = new ArrayList<>(this.setup.contract());
		LoopTopic loop = loop();
		created.addAll(this.setup.loop(loop));
		new FixedPartitions(this.engine.input(), loop.partitions())
			.check(this.setup.partitions(Stream.concat(Stream.of(loop.name()), this.work.stream()).toList()));
		return created;
	}

	/**
	 * Creates what is missing and may be created, and tells what is missing for good.
	 * @throws org.apache.kafka.common.KafkaException if no broker says so
	 */
	TopicsSeen look() {
		try {
			this.setup.work(this.applicationId, this.work);
			return new TopicsSeen(create(), Set.of(), "");
		}
		catch (ConfigurationException ex) {
			return new TopicsSeen(List.of(), this.setup.missing(all().toList()), String.valueOf(ex.getMessage()));
		}
	}

	private Stream<String> all() {
		return Stream.concat(toBeDone(),
				Stream.of(this.names.completed(), this.names.failed(), this.names.deadLetters()));
	}

	/** Those that hold what is still to be done. */
	private Stream<String> toBeDone() {
		return Stream.concat(Stream.of(this.names.requests(), this.names.actions(), loopName()), this.work.stream());
	}

	private String loopName() {
		return this.applicationId + "-loop";
	}

	LoopTopic loop() {
		String input = this.engine.input();
		return new LoopTopic(loopName(), (input != null) ? this.setup.partitions(input) : this.properties.partitions());
	}

	/**
	 * By which one can tell a topic from another that has taken its name.
	 */
	Map<String, Uuid> ids() {
		return this.setup.ids(toBeDone().toList());
	}

	@Override
	public void close() {
		this.admin.close();
	}

}
