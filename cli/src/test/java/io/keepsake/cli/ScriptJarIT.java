package io.keepsake.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script that starts the jar: on which Java, and with which archive of classes.
 */
@Tag("jar")
@Timeout(300)
@EnabledOnOs({ OS.LINUX, OS.MAC })
class ScriptJarIT {

	@TempDir
	private Path home;

	private Path old;

	@BeforeEach
	void anOldJava() throws IOException {
		this.old = Files.createDirectories(this.home.resolve("old"));
		Files.writeString(this.old.resolve("release"), "JAVA_VERSION=\"17.0.12\"\n");
		Path java = Files.createDirectories(this.old.resolve("bin")).resolve("java");
		Files.writeString(java, "#!/bin/sh\nexit 99\n");
		assertThat(java.toFile().setExecutable(true)).isTrue();
	}

	@Test
	void aJavaThatIsTooOldIsPassedOver() throws Exception {
		Path toolchains = Files.createDirectories(this.home.resolve(".m2")).resolve("toolchains.xml");
		Files.writeString(toolchains, "<jdkHome>" + System.getProperty("java.home") + "</jdkHome>\n");

		Said said = run(this.old, "--version");

		assertThat(said.out).startsWith("keepsake ");
		assertThat(said.exitCode).isZero();
	}

	@Test
	void withoutAnyOtherItSaysSo() throws Exception {
		Said said = run(this.old, "--version");

		assertThat(said.exitCode).isEqualTo(2);
		assertThat(said.out).isEqualTo("keepsake: no Java 25 found. Set JAVA_HOME to one\n");
	}

	@Test
	void helpLeavesNoArchiveToACommandThatLoadsMore() throws Exception {
		run(Path.of(System.getProperty("java.home")), "failed", "--help");

		assertThat(this.home.resolve(".cache/keepsake/help.jsa")).exists();
		assertThat(this.home.resolve(".cache/keepsake/failed.jsa")).doesNotExist();
	}

	private Said run(Path javaHome, String... arguments) throws IOException, InterruptedException {
		Path jar = Path.of(System.getProperty("keepsake.jar")).toAbsolutePath();
		List<String> command = new ArrayList<>(List.of("bash", jar.resolve("../../keepsake").normalize().toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().clear();
		// the tools that the script uses, and the old Java before any other
		builder.environment()
			.putAll(Map.of("PATH", this.old.resolve("bin") + ":/usr/bin:/bin", "HOME", this.home.toString(),
					"JAVA_HOME", javaHome.toString()));
		Process process = builder.start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Said(process.waitFor(), out);
	}

	private record Said(int exitCode, String out) {
	}

}
