package io.keepsake.durable;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as the store holds it.
 *
 * @param call to be made when due
 * @param due in milliseconds of the epoch
 * @param arrival in what order the work came, within its partition
 * @param intent the attempt at a changing call that was announced and has no answer yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row<W, C>(W work, C call, long due, long arrival, @Nullable Intent intent) {

	// of a row that another version has written, one that lacks them cannot be served
	Row {
		Objects.requireNonNull(work, "a row without its work");
		Objects.requireNonNull(call, "a row without its call");
	}

	Row<W, C> withWork(W changed) {
		return new Row<>(changed, this.call, this.due, this.arrival, this.intent);
	}

	Row<W, C> announce(Intent announced) {
		return new Row<>(this.work, this.call, this.due, this.arrival, announced);
	}

	/**
	 * An attempt at a changing call, written before the call may leave.
	 *
	 * @param deadline in milliseconds of the epoch: when the call cannot be under way any
	 * more
	 */
	record Intent(Ticket ticket, long deadline) {

		Intent {
			Objects.requireNonNull(ticket, "an intent without its ticket");
		}

	}

}
