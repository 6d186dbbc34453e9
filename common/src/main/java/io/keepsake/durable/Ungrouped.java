package io.keepsake.durable;

import java.time.Instant;
import java.util.List;

/**
 * Serves every piece of work by its own call.
 */
final class Ungrouped<W, C, A> implements Grouping<W, C, A> {

	@Override
	public void held(String id, W work) {
		// nothing is grouped
	}

	@Override
	public void dropped(String id) {
		// nothing is grouped
	}

	@Override
	public Group<C> group(String id, C call, Instant now) {
		return new Group.Together<>(call, List.of(id));
	}

	@Override
	public void leaves(C call, List<String> ids, Instant now) {
		// nothing is grouped
	}

	@Override
	public void answered(C call, Reply<A> reply, Instant now) {
		// nothing is grouped
	}

	@Override
	public List<String> spokenOf(C call, A answer) {
		return List.of();
	}

}
