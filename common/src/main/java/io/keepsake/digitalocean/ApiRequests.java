package io.keepsake.digitalocean;

import java.util.Map;
import java.util.TreeMap;

import io.keepsake.digitalocean.Call.ListActions;
import io.keepsake.digitalocean.Call.ReadAction;
import io.keepsake.digitalocean.Call.ReadImage;
import io.keepsake.digitalocean.Call.ReadImageAction;
import io.keepsake.digitalocean.Call.ReadImageActions;
import io.keepsake.digitalocean.Call.StartAction;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

/**
 * The HTTP request of each {@link Call}. The ids are variables of the path, so that the
 * metrics count operations and not images.
 */
record ApiRequests(WebClient web) {

	RequestHeadersSpec<?> request(Call call) {
		return switch (call) {
			// https://docs.digitalocean.com/reference/api/reference/image-actions/#imageActions_post
			case StartAction(long image, String type, Map<String, String> parameters) -> this.web.post()
				.uri("/v2/images/{imageId}/actions", image)
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(json(type, parameters));
			// https://docs.digitalocean.com/reference/api/reference/images/#images_get
			case ReadImage(long image) -> this.web.get().uri("/v2/images/{imageId}", image);
			// https://docs.digitalocean.com/reference/api/reference/image-actions/#imageActions_list
			case ReadImageActions(long image) -> this.web.get().uri("/v2/images/{imageId}/actions", image);
			// https://docs.digitalocean.com/reference/api/reference/image-actions/#imageActions_get
			case ReadImageAction(long image, long action) ->
				this.web.get().uri("/v2/images/{imageId}/actions/{actionId}", image, action);
			// https://docs.digitalocean.com/reference/api/reference/actions/#actions_get
			case ReadAction(long action) -> this.web.get().uri("/v2/actions/{actionId}", action);
			// https://docs.digitalocean.com/reference/api/reference/actions/#actions_list
			case ListActions(int page) ->
				this.web.get().uri("/v2/actions?per_page={size}&page={page}", ListActions.PAGE_SIZE, page);
		};
	}

	private static byte[] json(String type, Map<String, String> parameters) {
		Map<String, String> body = new TreeMap<>(parameters);
		body.put("type", type);
		return JsonMapper.shared().writeValueAsBytes(body);
	}

}
