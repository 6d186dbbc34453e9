package io.keepsake.benchmarks.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.keepsake.simulator.RecordedCall;

/**
 * No conversion is sent without an intent of its own, which is committed, and was written
 * before.
 */
final class Announced {

	private Announced() {
	}

	/**
	 * @param calls in the order in which they were met
	 * @param intents when each was written, by image and in that order
	 * @return what was sent without one, a line each
	 */
	static List<String> broken(List<RecordedCall> calls, Map<Long, List<Instant>> intents) {
		Map<Long, Integer> sent = new HashMap<>();
		List<String> broken = new ArrayList<>();
		for (RecordedCall call : calls) {
			if (!call.method().equals("POST")) {
				continue;
			}
			int posts = sent.merge(call.imageId(), 1, Integer::sum);
			List<Instant> written = intents.getOrDefault(call.imageId(), List.of());
			if (written.size() < posts || written.get(posts - 1).isAfter(call.at())) {
				broken.add("image %d: conversion %d was sent at %s, but the committed intents are of %s"
					.formatted(call.imageId(), posts, call.at(), written));
			}
		}
		return broken;
	}

}
