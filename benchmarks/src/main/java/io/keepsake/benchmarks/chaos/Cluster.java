package io.keepsake.benchmarks.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Program;
import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.embedded.EmbeddedKafkaMain;
import io.keepsake.poller.StatusPollerApplication;
import io.keepsake.simulator.Limit;
import io.keepsake.simulator.SimulatorApplication;
import io.keepsake.testing.Ports;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Three brokers, two of each service and the simulator, each in a JVM of its own, and the
 * network between them.
 */
final class Cluster implements AutoCloseable {

	static final String API = "api";

	static final List<String> SERVICES = List.of("conversion-1", "conversion-2", "poller-1", "poller-2");

	static final List<String> BROKERS = List.of("broker-1", "broker-2", "broker-3");

	/** The services' own too. */
	static final List<Limit> LIMITS = List.of(new Limit(5000, Duration.ofHours(1)),
			new Limit(250, Duration.ofMinutes(1)));

	/** Whatever else is on the class path. */
	private static final String LOGGING = "process-logback.xml";

	/** They are restarted more often than they are busy. */
	private static final String SOON_THERE = "-XX:TieredStopAtLevel=1";

	private static final Duration TO_HEAL = Duration.ofMinutes(3);

	/** A second convert begins a second action: whoever sends one is found out. */
	private static final List<String> UNFORGIVING = List.of("second-convert=SECOND_ACTION", "action-duration=1s..8s",
			"latency=5ms..40ms", "image-lag=1s", "limits=5000/1h,250/1m");

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final Map<String, Program> programs = new LinkedHashMap<>();

	private final Path directory;

	private final String bootstrapServers;

	private final Set<Integer> ports = new HashSet<>();

	private final Network network;

	private final URI api;

	private final Admin admin;

	/** Leaves no process behind when this one is stopped. */
	private final Thread onInterrupt = new Thread(this::endAll, "end-all");

	/**
	 * @param struck whether any of it is to be cut off
	 */
	Cluster(Path directory, List<String> accounts, long seed, boolean struck) {
		this.directory = directory;
		List<Integer> clients = Stream.generate(this::freePort).limit(BROKERS.size()).toList();
		this.bootstrapServers = clients.stream().map((port) -> "localhost:" + port).collect(Collectors.joining(","));
		this.network = new Network(SERVICES, BROKERS, this::freePort, struck);
		for (int node = 1; node <= BROKERS.size(); node++) {
			broker(node, clients.get(node - 1));
		}
		int port = freePort();
		this.api = URI.create("http://127.0.0.1:" + port);
		List<String> behaviour = new ArrayList<>(UNFORGIVING);
		behaviour.add("seed=" + seed);
		tokens(accounts).forEach((account, token) -> behaviour.add("tokens." + token + "=" + account));
		add(new Program(API, directory, spring("-Xmx1g"), SimulatorApplication.class,
				Stream
					.concat(Stream.of("--keepsake.simulator.port=" + port),
							behaviour.stream().map((setting) -> "--keepsake.simulator.behaviour." + setting))
					.toList(),
				() -> answers(this.api.resolve("/_simulator/health"))));
		for (int instance = 1; instance <= 2; instance++) {
			service("conversion-" + instance, ConversionServiceApplication.class, accounts, Duration.ofMillis(100));
			service("poller-" + instance, StatusPollerApplication.class, accounts, Duration.ofMillis(500));
		}
		this.admin = Admin.create(Map.of("bootstrap.servers", this.bootstrapServers));
		Runtime.getRuntime().addShutdownHook(this.onInterrupt);
	}

	private static Map<String, String> tokens(List<String> accounts) {
		return accounts.stream().collect(Collectors.toMap((account) -> account, (account) -> "token-of-" + account));
	}

	/** Of so many that are not bound yet, two may be the same. */
	private int freePort() {
		int port = Ports.free();
		while (!this.ports.add(port)) {
			port = Ports.free();
		}
		return port;
	}

	private void broker(int node, int port) {
		String name = BROKERS.get(node - 1);
		// all these JVMs may have to share two cores, of which brokers took a third more
		// to fetch replicas a record at a time
		List<String> arguments = new ArrayList<>(List.of("--directory",
				this.directory.resolve("data-" + name).toString(), "--port", Integer.toString(port), "--node-id",
				Integer.toString(node), "--voters", this.network.voters(name, freePort()), "--replica.fetch.min.bytes",
				"65536", "--replica.fetch.wait.max.ms", "30"));
		arguments.addAll(this.network.listeners(name, port));
		add(new Program(name, this.directory,
				List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=" + LOGGING),
				EmbeddedKafkaMain.class, arguments, () -> answersAt(port)));
	}

	private void service(String name, Class<?> main, List<String> accounts, Duration commitInterval) {
		int port = freePort();
		List<String> arguments = new ArrayList<>(List.of("--server.port=" + port,
				"--spring.kafka.bootstrap-servers=" + this.network.bootstrapServers(name),
				"--keepsake.digitalocean.base-url=" + this.api, "--keepsake.digitalocean.pause=2s",
				"--keepsake.conversion.image-lag=2s", "--keepsake.conversion.operation-wait=2s",
				"--keepsake.polling.first=1s", "--keepsake.polling.missing=30s", "--keepsake.topics.partitions=6",
				"--spring.kafka.streams.properties.[commit.interval.ms]=" + commitInterval.toMillis(),
				"--keepsake.engine.state-directory=" + this.directory.resolve("state-" + name)));
		tokens(accounts)
			.forEach((account, token) -> arguments.add("--keepsake.accounts." + account + ".token=" + token));
		add(new Program(name, this.directory, spring("-Xmx384m"), main, arguments,
				() -> answers(URI.create("http://localhost:" + port + "/actuator/health/readiness"))));
	}

	private static List<String> spring(String memory) {
		return List.of(memory, SOON_THERE, "-Dlogging.config=classpath:" + LOGGING);
	}

	private void add(Program program) {
		this.programs.put(program.name(), program);
	}

	void start() {
		start("broker-1", "broker-2", "broker-3", API);
		// one of each makes the topics, with nobody to race against
		start("conversion-1", "poller-1");
		start("conversion-2", "poller-2");
		awaitReplicated();
	}

	private void start(String... names) {
		Arrays.stream(names).map(this::program).forEach(Program::start);
		Arrays.stream(names).map(this::program).forEach(Program::awaitReady);
	}

	/**
	 * Of whoever only watches, whom no strike cuts off.
	 */
	String bootstrapServers() {
		return this.bootstrapServers;
	}

	Network network() {
		return this.network;
	}

	Api api() {
		return new Api(this.http, this.api);
	}

	Program program(String name) {
		return Objects.requireNonNull(this.programs.get(name), name);
	}

	/**
	 * A broker is back only when it has caught up: the next one may fail then.
	 */
	void awaitReady(Program program) {
		if (program.name().startsWith("broker")) {
			awaitReplicated();
		}
	}

	private void awaitReplicated() {
		long start = System.nanoTime();
		while (!isReplicated()) {
			if (System.nanoTime() - start > TO_HEAL.toNanos()) {
				throw new NotMeasured("The partitions did not have all their replicas again within " + TO_HEAL);
			}
			Pause.millis(200);
		}
	}

	private boolean isReplicated() {
		try {
			return this.admin.describeTopics(this.admin.listTopics().names().get())
				.allTopicNames()
				.get()
				.values()
				.stream()
				.map(TopicDescription::partitions)
				.flatMap(List::stream)
				.allMatch((partition) -> partition.leader() != null
						&& partition.isr().size() == partition.replicas().size());
		}
		catch (ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

	private boolean answersAt(int port) {
		try (var _ = new java.net.Socket("localhost", port)) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private boolean answers(URI uri) {
		try {
			return this.http
				.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

	@Override
	public void close() {
		this.admin.close(Duration.ZERO);
		endAll();
		this.network.close();
		this.http.shutdownNow();
		Runtime.getRuntime().removeShutdownHook(this.onInterrupt);
	}

	private void endAll() {
		this.programs.values().forEach(Program::close);
	}

}
