package io.keepsake.simulator;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How a simulator starts.
 *
 * @param port 0 for any that is free
 * @param journal where images and actions survive a restart, or null: nowhere
 */
public record SimulatorOptions(String host, int port, Behaviour behaviour, @Nullable Path journal) {

	/** A free port of 127.0.0.1, the default behaviour, no journal. */
	public static SimulatorOptions defaults() {
		return new SimulatorOptions("127.0.0.1", 0, Behaviour.defaults(), null);
	}

	public SimulatorOptions withHost(String name) {
		return new SimulatorOptions(name, port, behaviour, journal);
	}

	public SimulatorOptions withPort(int number) {
		return new SimulatorOptions(host, number, behaviour, journal);
	}

	public SimulatorOptions withBehaviour(Behaviour other) {
		return new SimulatorOptions(host, port, other, journal);
	}

	public SimulatorOptions withJournal(Path path) {
		return new SimulatorOptions(host, port, behaviour, path);
	}

	Journal openJournal() {
		return Optional.ofNullable(journal).map(Journal::at).orElseGet(Journal::none);
	}

}
