package io.keepsake.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.replay.Coordinates;

/**
 * Rows that may be a million. A table holds the latest of them, for its columns are as
 * wide as the widest; for a program each is written as it comes, unless only the latest
 * are wanted.
 */
final class Rows<T> {

	private static final int OF_A_TABLE = 100;

	private final OutputOptions output;

	private final List<Column<T>> columns;

	private final Comparator<T> order;

	private final int limit;

	/**
	 * @param order the latest last
	 * @param limit how many are wanted; 0 if that is not said
	 */
	Rows(OutputOptions output, List<Column<T>> columns, Comparator<T> order, int limit) {
		this.output = output;
		this.columns = columns;
		this.order = order;
		this.limit = (limit == 0 && output.format() == Format.TABLE) ? OF_A_TABLE : limit;
	}

	/**
	 * By when they were written, and where those of the same time stand.
	 */
	static <T> Comparator<T> byTime(Function<T, Instant> time, Function<T, Coordinates> place) {
		return Comparator.comparing(time)
			.thenComparingInt((row) -> place.apply(row).partition())
			.thenComparingLong((row) -> place.apply(row).offset());
	}

	/**
	 * @param source gives all of the rows, one by one
	 */
	void show(Consumer<Consumer<T>> source) {
		if (this.limit <= 0) {
			this.output.stream(source);
			return;
		}
		Latest<T> latest = new Latest<>(this.limit, this.order);
		source.accept(latest::add);
		List<T> shown = latest.all();
		this.output.rows(this.columns, shown, (row) -> row);
		if (shown.size() < latest.seen()) {
			Screen.note("The latest " + shown.size() + " of " + latest.seen() + ": see --limit and the filters.");
		}
	}

}
