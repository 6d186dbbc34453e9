package io.keepsake.replay;

import java.util.Map;

/**
 * How the requests of a replay have ended, as far as the topics of outcomes were read.
 * With both together it can be counted on from there, also when what was counted has
 * expired.
 *
 * @param positions the first offset of each partition that was not counted, by topic
 */
record Counted(Outcomes outcomes, Map<String, Map<Integer, Long>> positions) {

	static final Counted NOTHING = new Counted(Outcomes.NONE, Map.of());

	boolean holds(String topic, int partition, long offset) {
		return offset < next(topic, partition);
	}

	long next(String topic, int partition) {
		return this.positions.getOrDefault(topic, Map.of()).getOrDefault(partition, 0L);
	}

}
