package io.keepsake.simulator;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A running stand-in for the DigitalOcean API. Safe for use by many threads.
 * <p>
 * Its time is {@link #now()}. With {@code clockSpeed} 1 that is real time; with 60 an
 * hour passes in a minute, and whatever it tells or asks of a client is in that time:
 * timestamps, {@code ratelimit-reset}, {@code retry-after}, limits and how long actions
 * take. So a client that is to be sped up along with it must take its instants from a
 * clock that runs as fast (best from this method), and must sleep that many times
 * shorter. Latency stays real.
 */
public final class Simulator implements AutoCloseable {

	private final Core core;

	private final HttpEdge edge;

	private Simulator(Core core, HttpEdge edge) {
		this.core = core;
		this.edge = edge;
	}

	/** On a free port of 127.0.0.1, with the default behaviour and no journal. */
	public static Simulator start() {
		return start(SimulatorOptions.defaults());
	}

	/**
	 * As the options say.
	 * @throws reactor.netty.ChannelBindException where the port is taken
	 */
	public static Simulator start(SimulatorOptions options) {
		return start(options, InstantSource.system());
	}

	/** For tests that move time themselves. */
	public static Simulator start(SimulatorOptions options, InstantSource realTime) {
		var journal = options.openJournal();
		try {
			var core = new Core(options.behaviour(), journal, realTime);
			return new Simulator(core, HttpEdge.bind(options.host(), options.port(), core));
		}
		catch (RuntimeException ex) {
			journal.close();
			throw ex;
		}
	}

	public URI baseUrl() {
		return URI.create("http://" + edge.host() + ":" + edge.port());
	}

	public int port() {
		return edge.port();
	}

	/** The simulated time. */
	public Instant now() {
		return core.now();
	}

	/** Holds for every call and action from now on; what has begun keeps its fate. */
	public void behave(Behaviour behaviour) {
		behave((before) -> behaviour);
	}

	public void behave(UnaryOperator<Behaviour> change) {
		core.api().behave(change);
	}

	public Behaviour behaviour() {
		return core.api().behaviour();
	}

	public Stats stats() {
		return core.stats();
	}

	/** The latest million calls of the API, oldest first. */
	public List<RecordedCall> calls() {
		return core.calls();
	}

	/** Makes, or makes anew, an image that belongs to the account of that token. */
	public void putImage(long id, ImageType type, String token) {
		putImages(List.of(id), type, token);
	}

	public void putImages(Collection<Long> ids, ImageType type, String token) {
		core.put(ids, type, token);
	}

	public Optional<ImageView> image(long id) {
		return core.image(id);
	}

	/** All images of all accounts. */
	public List<ImageView> images() {
		return core.images();
	}

	/** Everything that ever happened to an image, oldest first. */
	public List<ActionView> actionsOf(long imageId) {
		return core.image(imageId).map(ImageView::actions).orElse(List.of());
	}

	/**
	 * Forgets images, actions, calls, used limits and the journal; the behaviour stays.
	 */
	public void reset() {
		core.clear();
	}

	/** Lets the calls under way end, for two seconds at most. */
	@Override
	public void close() {
		try {
			edge.close();
		}
		finally {
			core.close();
		}
	}

}
