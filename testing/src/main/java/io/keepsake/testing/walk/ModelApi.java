package io.keepsake.testing.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import io.keepsake.digitalocean.Action.Status;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Image;
import org.jspecify.annotations.Nullable;

/**
 * DigitalOcean's images and actions, with what has been seen to go wrong: answers lost
 * before and after the effect, 5xx, refusals, limits, actions that are gone though done,
 * or errored though done, and images that lag behind.
 */
public final class ModelApi {

	/** How long an image may say backup after it was converted; decisions wait longer. */
	private static final Duration LAG = Duration.ofSeconds(25);

	private final Random random;

	private final SecondConvert second;

	private final Map<Long, ModelImage> images = new TreeMap<>();

	private final List<ModelAction> actions = new ArrayList<>();

	private double faults;

	private long lastAction = 3_169_590_175L;

	public ModelApi(Random random) {
		this.random = random;
		this.second = List.of(SecondConvert.values()).get(random.nextInt(3));
		this.faults = random.nextInt(4) * 0.15;
	}

	/**
	 * Adds an image, which may be a snapshot already, gone, or gone soon.
	 */
	public void add(long imageId, Instant now) {
		Instant shown = chance(0.1) ? now : Instant.MAX;
		Instant deleted = chance(0.1) ? now.plus(upTo(Duration.ofMinutes(20))) : Instant.MAX;
		this.images.put(imageId, new ModelImage(imageId, shown, chance(0.05) ? now : deleted));
	}

	public void heal() {
		this.faults = 0;
	}

	/**
	 * Whether the image is a snapshot, whatever the API shows yet.
	 */
	public boolean isConverted(long imageId, Instant now) {
		return !image(imageId).shownFrom().isAfter(now)
				|| actionsOf(imageId).stream().anyMatch((action) -> action.hasConverted(now));
	}

	public boolean isDeleted(long imageId, Instant now) {
		return !image(imageId).deleted().isAfter(now);
	}

	public boolean hasAction(long imageId, long actionId) {
		return actionsOf(imageId).stream().anyMatch((action) -> action.id() == actionId);
	}

	public boolean runs(long actionId, Instant now) {
		return this.actions.stream().anyMatch((action) -> action.id() == actionId && action.runs(now));
	}

	/**
	 * Whether the action has made its image a snapshot, whatever it says of itself.
	 */
	boolean hasConverted(@Nullable Long actionId, Instant now) {
		return this.actions.stream()
			.anyMatch((action) -> Objects.equals(action.id(), actionId) && action.hasConverted(now));
	}

	/**
	 * Begins a conversion, which may be somebody else's.
	 */
	public long begin(long imageId, boolean ours, Instant now) {
		ModelAction action = action(imageId, ours, now);
		this.actions.add(action);
		if (action.converts() && !action.endsAt().equals(Instant.MAX)) {
			Instant shown = action.endsAt().plus(upTo(LAG));
			this.images.put(imageId, image(imageId).shown(shown));
		}
		return action.id();
	}

	/**
	 * Serves a call.
	 * @return the answer, or nothing if none will be heard
	 */
	public Optional<Answer> serve(Call call, Instant now) {
		if (!chance(this.faults)) {
			return Optional.of(served(call, now));
		}
		int fault = this.random.nextInt(20);
		if (fault >= 10 && fault < 16) {
			served(call, now); // it had its effect, and nobody will know
		}
		return switch (fault) {
			case 0, 1, 2, 3, 10, 11, 12 -> Optional.of(new Answer.Unavailable(error(500 + fault), null));
			case 4, 13, 14, 15 -> Optional.empty();
			case 5 -> Optional.of(new Answer.Unauthorized(error(401), null));
			case 6 -> Optional.of(new Answer.Forbidden(error(403), null));
			case 7 -> Optional.of(new Answer.Throttled(error(429), Duration.ofSeconds(3), null));
			case 8 -> Optional.of(new Answer.Throttled(error(429), null, null));
			case 9 -> Optional.of(new Answer.Rejected(error(422), null));
			default -> (call instanceof Call.ReadAction) ? Optional.of(new Answer.NotFound(error(404), null))
					: Optional.of(served(call, now));
		};
	}

	private Answer served(Call call, Instant now) {
		return switch (call) {
			case Call.StartAction start -> converted(start.imageId(), now);
			case Call.ReadImage read ->
				isDeleted(read.imageId(), now) ? new Answer.NotFound(error(404), null) : new Answer.ImageFound(
						new Image(read.imageId(), isShownAsSnapshot(read.imageId(), now) ? "snapshot" : "backup", null),
						null);
			case Call.ReadImageActions read ->
				isDeleted(read.imageId(), now) ? new Answer.NotFound(error(404), null) : listed(read.imageId(), now);
			case Call.ReadImageAction read -> read(read.actionId(), now);
			case Call.ReadAction read -> read(read.actionId(), now);
			case Call.ListActions _ -> throw new IllegalArgumentException("No decision asks for a page");
		};
	}

	private Answer listed(long imageId, Instant now) {
		return new Answer.ActionsFound(actionsOf(imageId).stream()
			.filter((action) -> !action.gone() || action.runs(now))
			.map((action) -> action.at(now))
			.toList(), false, -1, null);
	}

	private Answer read(long actionId, Instant now) {
		return this.actions.stream()
			.filter((action) -> action.id() == actionId && !action.gone())
			.findFirst()
			.<Answer>map((action) -> new Answer.ActionFound(action.at(now), null))
			.orElseGet(() -> new Answer.NotFound(error(404), null));
	}

	private Answer converted(long imageId, Instant now) {
		if (isDeleted(imageId, now)) {
			return new Answer.NotFound(error(404), null);
		}
		List<ModelAction> running = actionsOf(imageId).stream().filter((action) -> action.runs(now)).toList();
		if (running.stream().anyMatch(ModelAction::ours)) {
			throw new AssertionError("A second conversion of image " + imageId + " beside " + running);
		}
		if (actionsOf(imageId).stream().anyMatch((action) -> action.ours() && action.hasConverted(now))) {
			throw new AssertionError("A conversion of image " + imageId + " that we have converted");
		}
		boolean second = !running.isEmpty() || isConverted(imageId, now);
		if (second && this.second == SecondConvert.REFUSED) {
			return new Answer.Rejected(error(422), null);
		}
		if (second && this.second == SecondConvert.ERRED_ACTION) {
			ModelAction erred = new ModelAction(++this.lastAction, imageId, now, now, Status.ERRORED, false, false,
					true);
			this.actions.add(erred);
			return new Answer.ActionFound(erred.at(now), null);
		}
		begin(imageId, true, now);
		return new Answer.ActionFound(this.actions.getLast().at(now), null);
	}

	private ModelAction action(long imageId, boolean ours, Instant now) {
		Instant ends = chance(0.15) ? now : now.plus(upTo(Duration.ofMinutes(10)));
		boolean converts = chance(0.75);
		boolean errored = !converts || chance(0.1);
		return new ModelAction(++this.lastAction, imageId, chance(0.1) ? null : now, chance(0.04) ? Instant.MAX : ends,
				errored ? Status.ERRORED : Status.COMPLETED, converts, chance(0.1), ours);
	}

	private boolean isShownAsSnapshot(long imageId, Instant now) {
		return !image(imageId).shownFrom().isAfter(now);
	}

	private ModelImage image(long imageId) {
		return Optional.ofNullable(this.images.get(imageId)).orElseThrow();
	}

	private List<ModelAction> actionsOf(long imageId) {
		return this.actions.stream().filter((action) -> action.imageId() == imageId).toList();
	}

	private static ApiError error(int status) {
		return new ApiError(status, "error_" + status, "The model answers " + status, "request-" + status);
	}

	private boolean chance(double of) {
		return this.random.nextDouble() < of;
	}

	private Duration upTo(Duration longest) {
		return Duration.ofMillis(this.random.nextLong(longest.toMillis() + 1));
	}

}
