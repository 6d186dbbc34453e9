package io.keepsake.poller;

import io.keepsake.digitalocean.Call;

/**
 * Hears what is read, on the stream thread.
 */
interface PollWatch {

	/**
	 * Hears nothing.
	 */
	PollWatch NONE = new PollWatch() {

		@Override
		public void reads(Call call) {
			// nobody asked
		}

		@Override
		public void page(int actions, long ours) {
			// nobody asked
		}

	};

	void reads(Call call);

	/**
	 * A page of the list was read.
	 * @param actions how many it showed
	 * @param ours how many of them were followed
	 */
	void page(int actions, long ours);

}
