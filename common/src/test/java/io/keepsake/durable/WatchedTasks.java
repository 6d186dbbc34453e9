package io.keepsake.durable;

import java.util.ArrayList;
import java.util.List;

/**
 * What was heard of the one task of a test.
 */
final class WatchedTasks implements EngineWatch<Toy.Response> {

	final List<String> opened = new ArrayList<>();

	final List<Reply<Toy.Response>> replies = new ArrayList<>();

	List<LaneReport> lanes = List.of();

	boolean closed;

	@Override
	public TaskWatch opened(String work, int partition) {
		this.opened.add(work + "-" + partition);
		return new TaskWatch() {

			@Override
			public void holds(List<LaneReport> reported) {
				WatchedTasks.this.lanes = reported;
			}

			@Override
			public void closed() {
				WatchedTasks.this.closed = true;
			}

		};
	}

	@Override
	public void answered(Reply<Toy.Response> reply) {
		this.replies.add(reply);
	}

}
