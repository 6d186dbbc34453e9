package io.keepsake.quickstart;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.embedded.BrokerStartException;
import io.keepsake.embedded.EmbeddedKafka;
import io.keepsake.embedded.Options;
import io.keepsake.poller.StatusPollerApplication;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.Simulator;
import io.keepsake.simulator.SimulatorOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.ChannelBindException;

/**
 * What runs in this JVM, started one after the other and stopped the other way round. All
 * of it keeps its data in one directory.
 */
final class Stack implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Stack.class);

	private final Given given;

	private final Path directory;

	private final Deque<AutoCloseable> parts = new ArrayDeque<>();

	private final List<RunningService> services = new ArrayList<>();

	private Optional<Simulator> simulator = Optional.empty();

	Stack(Given given) {
		this.given = given;
		this.directory = given.settings().dataDirectory().resolve(given.api().directory());
	}

	EmbeddedKafka startBroker() {
		Path data = this.directory.resolve("kafka");
		try {
			EmbeddedKafka broker = EmbeddedKafka.start(Options.at(this.given.settings().kafkaPort(), data));
			this.parts.push(broker);
			return broker;
		}
		catch (BrokerStartException ex) {
			String property = switch (ex) {
				case BrokerStartException.PortTaken _ -> "kafka-port";
				case BrokerStartException.DirectoryNotWritable _, BrokerStartException.DirectoryInUse _,
						BrokerStartException.ForeignData _, BrokerStartException.Failed _ ->
					"data-directory";
			};
			throw new StartFailure(ex.getMessage() + " (" + Settings.PREFIX + "." + property + ")", ex);
		}
	}

	Simulator startSimulator(Behaviour behaviour) {
		int port = this.given.settings().simulatorPort();
		SimulatorOptions options = SimulatorOptions.defaults()
			.withPort(port)
			.withBehaviour(behaviour)
			.withJournal(this.directory.resolve("simulator.journal"));
		try {
			Simulator started = Simulator.start(options);
			this.parts.push(started);
			this.simulator = Optional.of(started);
			return started;
		}
		catch (ChannelBindException ex) {
			throw new StartFailure("Port " + port + " is taken: set keepsake.quickstart.simulator-port to another", ex);
		}
	}

	RunningService startConversionService(String bootstrapServers) {
		return run(RunningService.start("conversion-service", ConversionServiceApplication.prepare(),
				arguments(bootstrapServers).of(this.given.settings().conversionPort(), state("conversion-service"))));
	}

	RunningService startStatusPoller(String bootstrapServers) {
		return run(RunningService.start("status-poller", StatusPollerApplication.prepare(),
				arguments(bootstrapServers).of(this.given.settings().pollerPort(), state("status-poller"))));
	}

	private ServiceArguments arguments(String bootstrapServers) {
		ServiceArguments arguments = new ServiceArguments(this.given, bootstrapServers);
		this.simulator.ifPresent((it) -> arguments.calling(it.baseUrl().toString()));
		return arguments;
	}

	private Path state(String service) {
		return this.directory.resolve("state").resolve(service);
	}

	private RunningService run(RunningService service) {
		this.services.add(service);
		return service;
	}

	/** Calls of the API since the start. */
	long calls() {
		return this.services.stream().mapToLong(RunningService::calls).sum();
	}

	/** The services first, beside each other: each lets its calls under way end. */
	@Override
	public void close() {
		List<Thread> stopping = this.services.stream()
			.map((service) -> Thread.ofPlatform().name("stop-" + service.name()).start(() -> close(service)))
			.toList();
		stopping.forEach(Stack::join);
		this.parts.forEach(Stack::close);
		this.services.clear();
		this.parts.clear();
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void close(AutoCloseable part) {
		try {
			part.close();
		}
		// the others must be stopped all the same
		catch (Exception ex) {
			logger.atWarn().setCause(ex).log("A part of the quickstart did not stop");
		}
	}

}
