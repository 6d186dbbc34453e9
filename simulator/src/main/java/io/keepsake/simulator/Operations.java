package io.keepsake.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/**
 * The API's operations on the {@link World}, one at a time: each takes microseconds, and
 * a convert must see the image and begin its action in one step.
 */
final class Operations {

	private final World world;

	private final ImageActions imageActions;

	Operations(World world) {
		this.world = world;
		this.imageActions = new ImageActions(world);
	}

	synchronized Outcome perform(Call call, ApiRequest request, String account, Behaviour behaviour, Instant now) {
		return switch (call.route()) {
			case ACT_ON_IMAGE -> world.image(account, call.imageId(), behaviour, now)
				.map((image) -> imageActions.act(image, request.body(), behaviour, now))
				.orElseGet(() -> Outcome.without(Reply.notFound()));
			default -> Outcome.without(read(call, request, account, behaviour, now));
		};
	}

	/** Access to the world as a whole, for those who watch or prepare it. */
	synchronized <T> T with(Function<World, T> access) {
		return access.apply(world);
	}

	synchronized boolean done(String account, long actionId, Instant now) {
		return world.action(account, actionId).filter((action) -> !action.running(now)).isPresent();
	}

	private Reply read(Call call, ApiRequest request, String account, Behaviour behaviour, Instant now) {
		return switch (call.route()) {
			case ACTIONS -> new ActionList(world.account(account).actions(now), behaviour, now).page(request);
			case ACTION -> ForeignActions.has(call.actionId(), behaviour.foreignActions())
					? wrapped("action", ForeignActions.of(call.actionId())) : action(call, account, behaviour, now);
			case IMAGE_ACTION -> action(call, account, behaviour, now);
			case IMAGE_ACTIONS ->
				image(call, account, behaviour, now).map((image) -> actions(image, request, behaviour, now))
					.orElseGet(Reply::notFound);
			case IMAGE ->
				image(call, account, behaviour, now).map((image) -> wrapped("image", ImageJson.of(image, now)))
					.orElseGet(Reply::notFound);
			case IMAGES -> images("images", owned(account), request, now);
			case DROPLET_BACKUPS -> images("backups",
					owned(account).stream()
						.filter((image) -> image.dropletId() == call.dropletId() && image.type(now) == ImageType.BACKUP)
						.toList(),
					request, now);
			case BACKUP_POLICIES ->
				Reply.json(200, ImageJson.policies(owned(account).stream().map(Image::dropletId).distinct().toList()));
			case ACCOUNT -> wrapped("account", AccountJson.of(account));
			case ACT_ON_IMAGE, NONE -> Reply.notFound();
		};
	}

	private Optional<Image> image(Call call, String account, Behaviour behaviour, Instant now) {
		return world.image(account, call.imageId(), behaviour, now);
	}

	private Reply action(Call call, String account, Behaviour behaviour, Instant now) {
		return world.action(account, call.actionId())
			.filter((action) -> action.visible(now))
			.filter((action) -> call.imageId() == 0 || call.imageId() == action.imageId())
			.map((action) -> wrapped("action", ActionJson.of(action, behaviour.statusWhileRunning(), now)))
			.orElseGet(Reply::notFound);
	}

	private static Reply actions(Image image, ApiRequest request, Behaviour behaviour, Instant now) {
		var visible = image.actions()
			.stream()
			.filter((action) -> action.visible(now))
			.sorted(Comparator.comparingLong(Action::id).reversed())
			.toList();
		return new Page(1, Math.max(1, visible.size())).of("actions", visible.size(),
				(index) -> ActionJson.of(visible.get(index), behaviour.statusWhileRunning(), now), request);
	}

	private List<Image> owned(String account) {
		return world.account(account).images().stream().flatMap((id) -> world.image(id).stream()).toList();
	}

	private static Reply images(String root, List<Image> images, ApiRequest request, Instant now) {
		return Page.of(request.query())
			.of(root, images.size(), (index) -> ImageJson.of(images.get(index), now), request);
	}

	private static Reply wrapped(String root, JsonNode node) {
		var body = Json.object();
		body.set(root, node);
		return Reply.json(200, body);
	}

}
