package io.keepsake.quickstart;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it was told. */
final class ShownScreen implements Screen {

	private final List<String> said = new CopyOnWriteArrayList<>();

	@Override
	public void say(String lines) {
		this.said.add(lines);
	}

	@Override
	public void show(Summary summary) {
	}

	@Override
	public void end(String line) {
		say(line);
	}

	String text() {
		return String.join("\n", this.said);
	}

}
