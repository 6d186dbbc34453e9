package io.keepsake.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import io.keepsake.contract.ContractJson;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data on the standard output.
 */
final class OutputOptions {

	@Option(names = { "-o", "--output" }, paramLabel = "FORMAT", defaultValue = "TABLE",
			description = "table, json or ndjson (one object a line); default ${DEFAULT-VALUE}")
	private Format format = Format.TABLE;

	Format format() {
		return this.format;
	}

	/**
	 * Rows, for a person or for a program.
	 * @param json what a row is for a program
	 */
	<T> void rows(List<Column<T>> columns, Iterable<T> rows, Function<T, ?> json) {
		switch (this.format) {
			case TABLE -> table(columns, rows);
			case NDJSON -> rows.forEach((row) -> line(json.apply(row)));
			case JSON -> array(rows, json);
		}
	}

	/**
	 * Rows for a program, each written as it comes.
	 */
	<T> void stream(Consumer<Consumer<T>> source) {
		if (this.format != Format.JSON) {
			source.accept((row) -> out().println(ContractJson.mapper().writeValueAsString(row)));
			return;
		}
		AtomicBoolean begun = new AtomicBoolean();
		source.accept((row) -> out()
			.print((begun.getAndSet(true) ? ",\n  " : "[\n  ") + ContractJson.mapper().writeValueAsString(row)));
		out().println(begun.get() ? "\n]" : "[]");
	}

	/**
	 * One thing, for a person or for a program.
	 */
	void one(Object json, Runnable table) {
		switch (this.format) {
			case TABLE -> table.run();
			case NDJSON -> line(json);
			case JSON -> out().println(ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
		}
	}

	void line(Object json) {
		out().println(ContractJson.mapper().writeValueAsString(json));
		out().flush();
	}

	private static <T> void array(Iterable<T> rows, Function<T, ?> json) {
		JsonMapper mapper = ContractJson.mapper();
		Iterator<T> iterator = rows.iterator();
		out().print("[");
		while (iterator.hasNext()) {
			out().print("\n  " + mapper.writeValueAsString(json.apply(iterator.next())));
			out().print(iterator.hasNext() ? "," : "\n");
		}
		out().println("]");
	}

	static <T> void table(List<Column<T>> columns, Iterable<T> rows) {
		List<List<String>> cells = new ArrayList<>();
		cells.add(columns.stream().map(Column::name).toList());
		rows.forEach((row) -> cells.add(columns.stream().map((column) -> column.text().apply(row)).toList()));
		int[] widths = new int[columns.size()];
		cells.forEach((row) -> {
			for (int i = 0; i < widths.length; i++) {
				widths[i] = Math.max(widths[i], row.get(i).length());
			}
		});
		for (List<String> row : cells) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < widths.length; i++) {
				line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
			}
			out().println(line.toString().stripTrailing());
		}
	}

	static PrintStream out() {
		return System.out;
	}

	/**
	 * A column of a table.
	 */
	record Column<T>(String name, Function<T, String> text) {
	}

}
