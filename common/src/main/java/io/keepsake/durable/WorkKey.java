package io.keepsake.durable;

/**
 * Names a piece of work.
 *
 * @param lane what shares a budget and is served in order; the key of the records. It has
 * no slash in it.
 * @param id within the lane
 */
public record WorkKey(String lane, String id) {

	static WorkKey parse(String stored) {
		int slash = stored.indexOf('/');
		return new WorkKey(stored.substring(0, slash), stored.substring(slash + 1));
	}

	String stored() {
		return this.lane + '/' + this.id;
	}

}
