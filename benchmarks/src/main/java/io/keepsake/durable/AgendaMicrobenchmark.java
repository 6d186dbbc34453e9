package io.keepsake.durable;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work comes and one has its turn, beside others that wait.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AgendaMicrobenchmark {

	/** Of the others. */
	@Param({ "1000", "1000000" })
	public int waiting;

	private static final int KEYS = 4096;

	private final Agenda agenda = new Agenda();

	private final String[] keys = new String[KEYS];

	private long now;

	@Setup
	public void fill() {
		for (int i = 0; i < KEYS; i++) {
			this.keys[i] = "default/" + i;
		}
		for (int i = 0; i < this.waiting; i++) {
			add();
		}
	}

	@Benchmark
	public Agenda.@Nullable Entry comeAndGo() {
		add();
		Agenda.Entry first = this.agenda.first(this.now);
		this.agenda.removeFirst();
		return first;
	}

	// due at once. Urgencies go on with time, in no order within twice as many as wait:
	// the
	// most urgent is then an old one, and what has just come is anywhere among the others
	private void add() {
		long number = ++this.now;
		long urgency = number + ((number * 0x9E3779B97F4A7C15L) >>> 20) % (2L * this.waiting);
		this.agenda.add(new Agenda.Entry(this.keys[(int) (number % KEYS)], number, urgency, number));
	}

}
