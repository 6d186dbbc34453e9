package io.keepsake.testing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.DurableCalls;
import io.keepsake.durable.EngineSettings;
import io.keepsake.durable.EngineWatch;
import io.keepsake.durable.LaneRules;
import io.keepsake.quota.AccountGate;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.QuotaSettings;
import io.keepsake.quota.QuotaWatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import reactor.core.publisher.Mono;

/**
 * An engine that meets neither an API nor a broker: enough for a topology to be drawn.
 */
public final class IdleEngine {

	private static final EngineSettings SETTINGS = new EngineSettings(Duration.ofMillis(10), 1, 1,
			Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, Duration.ofHours(24));

	private static final QuotaSettings QUOTA = new QuotaSettings(List.of(), 0, Duration.ofSeconds(1),
			Duration.ofSeconds(1), Duration.ofSeconds(1), 3);

	private IdleEngine() {
	}

	public static <I, W, E> DurableCalls<I, W, Call, Answer, E> of(
			DurableCalls.Definition<I, W, Call, Answer, E> definition, String loopTopic) {
		return new DurableCalls<>(definition, SETTINGS, loopTopic, (account, call, headers) -> Mono.never(),
				new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
				InstantSource.system(), EngineWatch.none());
	}

	/**
	 * The rules of an account that are never asked.
	 */
	public static <W> LaneRules<W, Call, Answer> rules(String account) {
		return new LaneRules<>(new AccountGate(account, QUOTA, InstantSource.system(), new Blocks(), QuotaWatch.NONE));
	}

}
