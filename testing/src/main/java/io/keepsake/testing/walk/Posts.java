package io.keepsake.testing.walk;

import java.util.HashSet;
import java.util.Set;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Reply;

/**
 * When a conversion may be sent: not after another whose effect is not known until the
 * image has been read, and never once it was read as a snapshot.
 */
final class Posts {

	private final Set<Long> unknown = new HashSet<>();

	private final Set<Long> snapshots = new HashSet<>();

	void leaves(Call call) {
		if (call instanceof Call.StartAction start) {
			if (this.unknown.contains(start.imageId())) {
				throw new AssertionError("Sent again, and the image was not read since: " + start);
			}
			if (this.snapshots.contains(start.imageId())) {
				throw new AssertionError("Sent for what was read as a snapshot: " + start);
			}
		}
	}

	void came(Call call, Reply<Answer> reply) {
		if (call instanceof Call.StartAction start && hasUnknownEffect(reply)) {
			this.unknown.add(start.imageId());
		}
		if (call instanceof Call.ReadImage read && reply instanceof Reply.Answered<Answer>(Answer answer)) {
			if (answer instanceof Answer.ImageFound || answer instanceof Answer.NotFound) {
				this.unknown.remove(read.imageId());
			}
			if (answer instanceof Answer.ImageFound found && found.image().isSnapshot()) {
				this.snapshots.add(read.imageId());
			}
		}
	}

	private static boolean hasUnknownEffect(Reply<Answer> reply) {
		return switch (reply) {
			case Reply.NotSent<Answer> _ -> false;
			case Reply.Lost<Answer> _ -> true;
			case Reply.Answered<Answer>(Answer answer) -> answer instanceof Answer.Unavailable;
		};
	}

}
