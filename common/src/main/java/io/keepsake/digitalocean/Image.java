package io.keepsake.digitalocean;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * An image of the API. Its id stays the same when a backup becomes a snapshot.
 *
 * @param type {@code backup}, {@code snapshot}, or what else the API says
 */
public record Image(long id, String type, @Nullable String status) {

	@JsonIgnore
	public boolean isSnapshot() {
		return "snapshot".equals(this.type);
	}

}
