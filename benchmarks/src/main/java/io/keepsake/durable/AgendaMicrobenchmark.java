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

	private final Agenda agenda = new Agenda();

	private long arrival;

	@Setup
	public void fill() {
		for (int i = 0; i < this.waiting; i++) {
			add();
		}
	}

	@Benchmark
	public Agenda.@Nullable Entry comeAndGo() {
		add();
		Agenda.Entry first = this.agenda.first(Long.MAX_VALUE);
		this.agenda.removeFirst();
		return first;
	}

	// urgencies in no order, as expiries are
	private void add() {
		long number = ++this.arrival;
		this.agenda.add(new Agenda.Entry("default/" + number, number, (number * 0x9E3779B97F4A7C15L) >>> 20, number));
	}

}
