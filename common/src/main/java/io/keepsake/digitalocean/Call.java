package io.keepsake.digitalocean;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One request to the API, without the account that makes it.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/digitalocean/">DigitalOcean
 * API</a>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "call")
@JsonSubTypes({ @Type(name = "start-action", value = Call.StartAction.class),
		@Type(name = "read-image", value = Call.ReadImage.class),
		@Type(name = "read-image-actions", value = Call.ReadImageActions.class),
		@Type(name = "read-image-action", value = Call.ReadImageAction.class),
		@Type(name = "read-action", value = Call.ReadAction.class),
		@Type(name = "list-actions", value = Call.ListActions.class) })
public sealed interface Call {

	/**
	 * Whether the call changes something, so that it must not be repeated blindly.
	 */
	default boolean changes() {
		return false;
	}

	/**
	 * Whether the call needs a scope of its own, {@code actions:read}: what is read
	 * through an image does not.
	 */
	default boolean readsActionsOfAccount() {
		return this instanceof ReadAction || this instanceof ListActions;
	}

	/**
	 * {@code POST /v2/images/{imageId}/actions}.
	 *
	 * @param type the action, such as {@code convert}
	 * @param parameters what the action takes besides, such as {@code region}
	 */
	record StartAction(long imageId, String type, Map<String, String> parameters) implements Call {

		public StartAction {
			parameters = Map.copyOf(parameters);
		}

		public static StartAction convert(long imageId) {
			return new StartAction(imageId, "convert", Map.of());
		}

		@Override
		public boolean changes() {
			return true;
		}

	}

	/**
	 * {@code GET /v2/images/{imageId}}.
	 */
	record ReadImage(long imageId) implements Call {
	}

	/**
	 * {@code GET /v2/images/{imageId}/actions}.
	 */
	record ReadImageActions(long imageId) implements Call {
	}

	/**
	 * {@code GET /v2/images/{imageId}/actions/{actionId}}: needs only {@code image:read}.
	 */
	record ReadImageAction(long imageId, long actionId) implements Call {
	}

	/**
	 * {@code GET /v2/actions/{actionId}}: needs {@code actions:read}.
	 */
	record ReadAction(long actionId) implements Call {
	}

	/**
	 * {@code GET /v2/actions?per_page=200&page={page}}: every action of the account, of
	 * every kind, in an order that is not documented.
	 *
	 * @param page from 1
	 */
	record ListActions(int page) implements Call {

		/** The most that the API gives. */
		public static final int PAGE_SIZE = 200;

	}

}
