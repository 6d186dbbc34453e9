package io.keepsake.replay;

import java.util.Arrays;

/**
 * From hashes to numbers from 0, in the order in which they came: a map of a million
 * entries in 24 MB, where boxed ones take 100.
 */
final class LongTable {

	private static final int NONE = -1;

	private long[] keys = new long[1024];

	private int[] numbers = new int[1024];

	private int size;

	LongTable() {
		Arrays.fill(this.numbers, NONE);
	}

	int size() {
		return this.size;
	}

	/**
	 * Its number, or -1.
	 */
	int find(long key) {
		return this.numbers[slot(this.keys, this.numbers, key)];
	}

	/**
	 * Its number, which is the size before if it is new.
	 */
	int add(long key) {
		int slot = slot(this.keys, this.numbers, key);
		if (this.numbers[slot] != NONE) {
			return this.numbers[slot];
		}
		this.keys[slot] = key;
		this.numbers[slot] = this.size++;
		if (this.size > this.keys.length / 2) {
			grow();
		}
		return this.size - 1;
	}

	private void grow() {
		long[] moreKeys = new long[this.keys.length * 2];
		int[] moreNumbers = new int[moreKeys.length];
		Arrays.fill(moreNumbers, NONE);
		for (int i = 0; i < this.keys.length; i++) {
			if (this.numbers[i] != NONE) {
				int slot = slot(moreKeys, moreNumbers, this.keys[i]);
				moreKeys[slot] = this.keys[i];
				moreNumbers[slot] = this.numbers[i];
			}
		}
		this.keys = moreKeys;
		this.numbers = moreNumbers;
	}

	// the keys are hashes already
	private static int slot(long[] keys, int[] numbers, long key) {
		int slot = (int) key & (keys.length - 1);
		while (numbers[slot] != NONE && keys[slot] != key) {
			slot = (slot + 1) & (keys.length - 1);
		}
		return slot;
	}

}
