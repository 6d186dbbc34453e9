package io.keepsake.durable;

import java.util.List;

/**
 * Hears what becomes of the engine's work, on the stream threads.
 *
 * @param <A> the answer to a call
 */
public interface EngineWatch<A> {

	/**
	 * Hears nothing.
	 */
	static <A> EngineWatch<A> none() {
		return new EngineWatch<>() {

			@Override
			public TaskWatch opened(String work, int partition) {
				return TaskWatch.NONE;
			}

			@Override
			public void answered(Reply<A> reply) {
				// nobody asked
			}

		};
	}

	/**
	 * A task has taken up its work.
	 * @param work the name of the engine's processor
	 * @return what hears of this task from now on
	 */
	TaskWatch opened(String work, int partition);

	/**
	 * Something came of a call.
	 */
	void answered(Reply<A> reply);

	/**
	 * Hears of one task, from when it takes up its work until another process or thread
	 * has it.
	 */
	interface TaskWatch {

		/**
		 * Hears nothing.
		 */
		TaskWatch NONE = new TaskWatch() {

			@Override
			public void holds(List<LaneReport> lanes) {
				// nobody asked
			}

			@Override
			public void closed() {
				// nobody asked
			}

		};

		/**
		 * What the task holds now, told about once a second. A lane that has held work is
		 * among them from then on.
		 */
		void holds(List<LaneReport> lanes);

		/**
		 * The task holds nothing any more.
		 */
		void closed();

	}

}
