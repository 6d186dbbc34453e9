package io.keepsake.contract;

/**
 * The headers of a request that is published again. They travel on to its outcome, so
 * that the outcome of a replay can be told from a first one.
 */
public final class ReplayHeaders {

	/** What the names of all of them begin with. */
	public static final String PREFIX = "keepsake-replay-";

	/** Which replay it belongs to. */
	public static final String ID = PREFIX + "id";

	/** The how manieth replay of this request it is, from 1. */
	public static final String ATTEMPT = PREFIX + "attempt";

	/** The topic of the record that made it necessary. */
	public static final String TOPIC = PREFIX + "topic";

	public static final String PARTITION = PREFIX + "partition";

	public static final String OFFSET = PREFIX + "offset";

	private ReplayHeaders() {
	}

}
