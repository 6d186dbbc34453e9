package io.keepsake.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of a terminal, as much as the summary needs. */
final class Terminal {

	private static final Pattern TOKEN = Pattern
		.compile("\u001b\\[(?<up>\\d+)A|\u001b\\[(?<erase>J)|\u001b\\[\\?7[lh]|\n|\r|[^\u001b\n\r]+");

	private final List<String> lines = new ArrayList<>(List.of(""));

	private int line;

	private int column;

	private Terminal() {
	}

	/** The lines on the screen, without the empty one of the cursor. */
	static List<String> after(String output) {
		Terminal terminal = new Terminal();
		Matcher token = TOKEN.matcher(output);
		while (token.find()) {
			terminal.take(token);
		}
		return terminal.lines.getLast().isEmpty() ? terminal.lines.subList(0, terminal.lines.size() - 1)
				: terminal.lines;
	}

	private void take(Matcher token) {
		String text = token.group();
		if (token.group("up") != null) {
			this.line -= Integer.parseInt(token.group("up"));
		}
		else if (token.group("erase") != null) {
			this.lines.subList(this.line + 1, this.lines.size()).clear();
			this.lines.set(this.line, this.lines.get(this.line).substring(0, this.column));
		}
		else if (text.equals("\r")) {
			this.column = 0;
		}
		else if (text.equals("\n")) {
			this.column = 0;
			this.line++;
			if (this.line == this.lines.size()) {
				this.lines.add("");
			}
		}
		else if (!text.startsWith("\u001b")) {
			this.lines.set(this.line, this.lines.get(this.line).substring(0, this.column) + text);
			this.column += text.length();
		}
	}

}
