package io.keepsake.quickstart;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it was told. */
final class ShownScreen implements Screen {

	private final List<String> said = new CopyOnWriteArrayList<>();

	private volatile Progress shown = Progress.NONE;

	@Override
	public void say(String lines) {
		this.said.add(lines);
	}

	@Override
	public void show(Summary summary) {
		this.shown = summary.progress();
	}

	@Override
	public void end(String line) {
		say(line);
	}

	Progress shown() {
		return this.shown;
	}

	String text() {
		return String.join("\n", this.said);
	}

}
