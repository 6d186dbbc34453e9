package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docker-compose.yml, the Dockerfile and the files of deploy say of each other and
 * of the services. Nobody else would notice before it is deployed.
 */
class DeploymentTest {

	private static final String ROOT = "../";

	private static final Path KUBERNETES = Path.of("../deploy/kubernetes");

	private static final Path PROVISIONING = Path.of("../deploy/grafana/provisioning");

	private static final String PROMETHEUS = "../deploy/prometheus/prometheus.yml";

	private final JsonNode compose = Yaml.read(ROOT + "docker-compose.yml").path("services");

	@Test
	void allThatIsMountedIsThere() {
		assertThat(mounts().values()).isNotEmpty().allSatisfy((source) -> assertThat(Path.of(ROOT, source)).exists());
	}

	@Test
	void allThatGrafanaIsToReadIsMounted() throws IOException {
		try (Stream<Path> kinds = Files.list(PROVISIONING)) {
			assertThat(kinds.map((kind) -> kind.getFileName().toString())).allSatisfy((kind) -> assertThat(mounts())
				.containsEntry("/etc/grafana/provisioning/" + kind, "./deploy/grafana/provisioning/" + kind));
		}
		String dashboards = Yaml.read(PROVISIONING + "/dashboards/keepsake.yml")
			.at("/providers/0/options/path")
			.asString();
		assertThat(mounts()).containsEntry(dashboards, "./deploy/grafana/dashboards");
		Path home = Path
			.of(this.compose.at("/grafana/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH").asString());
		assertThat(home.getParent()).hasToString(dashboards);
		assertThat(Path.of(ROOT, "deploy/grafana/dashboards").resolve(home.getFileName())).exists();
	}

	@Test
	void allThatPrometheusIsToReadIsMounted() {
		assertThat(Yaml.read(PROMETHEUS).path("rule_files").valueStream().map(JsonNode::asString)).isNotEmpty()
			.allSatisfy((rules) -> assertThat(mounts()).containsEntry("/etc/prometheus/" + rules,
					"./deploy/prometheus/" + rules));
	}

	@Test
	void prometheusReadsItsConfiguration() throws IOException, InterruptedException {
		assertThat(Promtool.run("check", "config", PROMETHEUS)).isEmpty();
	}

	@Test
	void portsArePublishedToThisMachineAlone() {
		assertThat(this.compose.valueStream()
			.flatMap((service) -> service.path("ports").valueStream())
			.map(JsonNode::asString)).isNotEmpty().allMatch((port) -> port.startsWith("127.0.0.1:"));
	}

	@Test
	void everyVariableNamesAProperty() throws IOException {
		Stream<String> composed = this.compose.valueStream()
			.flatMap((service) -> service.path("environment").propertyStream())
			.map(Map.Entry::getKey);
		Stream<String> deployed = manifests()
			.filter((manifest) -> manifest.path("kind").asString().equals("StatefulSet"))
			.flatMap((set) -> container(set).path("env").valueStream())
			.map((variable) -> variable.path("name").asString());
		Stream<String> built = Pattern.compile("^(?:ENV)? +([A-Z_]+)=", Pattern.MULTILINE)
			.matcher(Files.readString(Path.of(ROOT, "Dockerfile")))
			.results()
			.map((variable) -> variable.group(1));
		KnownProperties known = KnownProperties.read();

		List<String> meant = Stream.of(composed, deployed, built)
			.flatMap((names) -> names)
			.filter(KnownProperties::areMeantBy)
			.toList();

		assertThat(meant)
			.contains("KEEPSAKE_ENGINE_STATEDIRECTORY", "SPRING_KAFKA_BOOTSTRAPSERVERS",
					"SPRING_CONFIG_ADDITIONALLOCATION")
			.allSatisfy((variable) -> assertThat(known.have(variable)).as(variable).isTrue());
	}

	@Test
	void everySettingForKubernetesIsOneThatIsRead() {
		KnownProperties known = KnownProperties.read();

		assertThat(Yaml.keys(Yaml.read(KUBERNETES + "/keepsake.yml"))).isNotEmpty()
			.allSatisfy((key) -> assertThat(known.have(key)).as(key).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "conversion-service", "status-poller" })
	void aServiceIsFoundAtItsPort(String service) {
		int port = Yaml.resource(service + ".yml").at("/server/port").asInt();
		assertThat(port).isPositive();

		assertThat(this.compose.path(service).at("/build/args/PORT").asInt()).isEqualTo(port);
		assertThat(this.compose.path(service).at("/ports/0").asString()).isEqualTo("127.0.0.1:%d:%1$d", port);
		assertThat(Yaml.read(PROMETHEUS)
			.path("scrape_configs")
			.valueStream()
			.filter((job) -> job.path("job_name").asString().equals(service))
			.map((job) -> job.at("/static_configs/0/targets/0").asString())).containsExactly(service + ":" + port);
		assertThat(container(manifest(service, "StatefulSet")).path("ports")).singleElement().satisfies((http) -> {
			assertThat(http.path("name").asString()).isEqualTo("http");
			assertThat(http.path("containerPort").asInt()).isEqualTo(port);
		});
		assertThat(manifest(service, "Service").at("/spec/ports")).singleElement().satisfies((http) -> {
			assertThat(http.path("targetPort").asString()).isEqualTo("http");
			assertThat(http.path("port").asInt()).isEqualTo(port);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "conversion-service", "status-poller" })
	void kubernetesAsksForTheHealthThatAServiceTells(String service) throws IOException {
		List<String> paths = Yaml.resource("keepsake-common.yml")
			.at("/management/endpoint/health/group")
			.propertyStream()
			.map((group) -> "/actuator/health/" + group.getKey())
			.toList();
		JsonNode container = container(manifest(service, "StatefulSet"));

		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			assertThat(container.path(probe).at("/httpGet/path").asString()).as(probe).isIn(paths);
			assertThat(container.path(probe).at("/httpGet/port").asString()).as(probe).isEqualTo("http");
		}
		assertThat(container.at("/readinessProbe/httpGet/path").asString()).endsWith("/readiness");
		assertThat(container.at("/livenessProbe/httpGet/path").asString()).endsWith("/liveness");
		assertThat(Files.readString(Path.of(ROOT, "Dockerfile"))).contains("ARG HEALTH=/actuator/health/readiness\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "conversion-service", "status-poller" })
	void kubernetesRunsTheImageAsItIsMeant(String service) {
		JsonNode pod = manifest(service, "StatefulSet").at("/spec/template/spec");
		JsonNode container = container(manifest(service, "StatefulSet"));
		assertThat(container.path("image").asString()).isEqualTo(this.compose.path(service).path("image").asString());
		assertThat(Yaml.read(KUBERNETES + "/kustomization.yaml").path("images").findValuesAsString("name"))
			.contains(container.path("image").asString());

		assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
		assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
		assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
		assertThat(pod.at("/securityContext/fsGroup").asInt()).isEqualTo(10001);
		assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
		assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
		assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean(false)).isTrue();
		assertThat(container.at("/securityContext/capabilities/drop/0").asString()).isEqualTo("ALL");
		assertThat(container.path("volumeMounts").findValuesAsString("mountPath")).contains("/var/lib/keepsake",
				"/tmp");
	}

	@ParameterizedTest
	@ValueSource(strings = { "conversion-service", "status-poller" })
	void kubernetesMountsWhatTheSettingsName(String service) {
		JsonNode set = manifest(service, "StatefulSet");
		Map<String, String> mounted = container(set).path("volumeMounts")
			.valueStream()
			.collect(Collectors.toMap((mount) -> mount.path("mountPath").asString(),
					(mount) -> mount.path("name").asString()));
		String settings = container(set).at("/env/0/value").asString();
		Path token = Path
			.of(Yaml.read(KUBERNETES + "/keepsake.yml").at("/keepsake/accounts/default/token-file").asString());

		assertThat(settings).isEqualTo("file:/etc/keepsake/keepsake.yml");
		assertThat(mounted).containsEntry("/etc/keepsake", "settings")
			.containsEntry(String.valueOf(token.getParent()), "tokens");
		assertThat(set.at("/spec/template/spec/volumes").valueStream().map((volume) -> volume.path("name").asString()))
			.containsExactlyInAnyOrder("tmp", "settings", "tokens");
		assertThat(set.at("/spec/volumeClaimTemplates/0/metadata/name").asString())
			.isEqualTo(mounted.get("/var/lib/keepsake"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "conversion-service", "status-poller" })
	void kubernetesSelectsThePodsOfOneService(String service) {
		JsonNode labels = manifest(service, "StatefulSet").at("/spec/template/metadata/labels");

		assertThat(labels.path("app.kubernetes.io/name").asString()).isEqualTo(service);
		assertThat(manifest(service, "StatefulSet").at("/spec/selector/matchLabels")).isEqualTo(labels);
		assertThat(manifest(service, "StatefulSet").at("/spec/serviceName").asString()).isEqualTo(service);
		assertThat(manifest(service, "Service").at("/spec/selector")).isEqualTo(labels);
		assertThat(manifest(service, "PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
	}

	/**
	 * What of this directory is mounted, by where.
	 */
	private Map<String, String> mounts() {
		return this.compose.valueStream()
			.flatMap((service) -> service.path("volumes").valueStream())
			.map((volume) -> volume.asString().split(":"))
			.filter((volume) -> volume[0].startsWith("./"))
			.collect(Collectors.toMap((volume) -> volume[1], (volume) -> volume[0]));
	}

	private static Stream<JsonNode> manifests() {
		return Yaml.read(KUBERNETES + "/kustomization.yaml")
			.path("resources")
			.valueStream()
			.flatMap((file) -> Yaml.documents(KUBERNETES + "/" + file.asString()).stream());
	}

	private static JsonNode manifest(String service, String kind) {
		return manifests()
			.filter((manifest) -> manifest.path("kind").asString().equals(kind)
					&& manifest.at("/metadata/name").asString().equals(service))
			.findAny()
			.orElseThrow();
	}

	private static JsonNode container(JsonNode set) {
		return set.at("/spec/template/spec/containers/0");
	}

}
