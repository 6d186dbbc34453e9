package io.keepsake.testing;

import java.util.Optional;

import io.keepsake.embedded.EmbeddedKafka;
import io.keepsake.embedded.Options;

/** A broker that goes away and comes back, at the same address with the same data. */
public final class OwnBroker implements AutoCloseable {

	private final Options options;

	private Optional<EmbeddedKafka> running = Optional.empty();

	OwnBroker(Options options) {
		this.options = options;
	}

	/** The same whether it runs or not. */
	public String bootstrapServers() {
		return this.options.host() + ":" + this.options.port();
	}

	public synchronized void start() {
		if (this.running.isEmpty()) {
			this.running = Optional.of(EmbeddedKafka.start(this.options));
		}
	}

	public synchronized void stop() {
		this.running.ifPresent(EmbeddedKafka::close);
		this.running = Optional.empty();
	}

	@Override
	public void close() {
		stop();
	}

}
