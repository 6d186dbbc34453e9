package io.keepsake.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Program;

/**
 * What Linux says of a process's memory.
 */
final class Resident {

	private Resident() {
	}

	/**
	 * {@code VmRSS}, which counts the files that are mapped too.
	 */
	static long mebibytes(Program program) {
		try {
			return Files.readAllLines(Path.of("/proc", Long.toString(program.pid()), "status"))
				.stream()
				.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new NotMeasured("No /proc on this machine: " + ex);
		}
	}

}
