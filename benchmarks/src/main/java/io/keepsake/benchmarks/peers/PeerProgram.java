package io.keepsake.benchmarks.peers;

import java.util.List;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.reactor.ReactorProcessor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A peer, in a process of its own: at work until it is stopped, which it does in the way
 * that its documentation advises.
 */
public final class PeerProgram {

	private PeerProgram() {
	}

	public static void main(String[] arguments) {
		Place place = Place.parse(arguments);
		switch (place.contender()) {
			case WEBCLIENT -> callOnly(place);
			case PARALLEL_CONSUMER -> onStop(parallelConsumer(place, new PeerWork(place)));
			case SHARE_CONSUMER -> onStop(ShareConsumers.start(place, new PeerWork(place)));
			case LISTENER_ASYNC, LISTENER_BLOCKING -> onStop(Listeners.start(place, new PeerWork(place)));
			case KEEPSAKE -> throw new IllegalArgumentException("keepsake has a main class of its own");
		}
	}

	private static void callOnly(Place place) {
		PeerApi api = new PeerApi(place.api());
		Flux.range(0, place.requests())
			.flatMap((number) -> api.convert(Ledger.image(number), "account-00"), place.inFlight())
			.blockLast();
		Mono.never().block(); // so that it can be asked how much it has used
	}

	/**
	 * In no order, which is its fastest, and with its own defaults for the rest.
	 * @see <a href=
	 * "https://github.com/confluentinc/parallel-consumer#project-reactor">Project
	 * Reactor</a>
	 */
	private static AutoCloseable parallelConsumer(Place place, PeerWork work) {
		ReactorProcessor<byte[], byte[]> processor = new ReactorProcessor<>(ParallelConsumerOptions
			.<byte[], byte[]>builder()
			.ordering(ProcessingOrder.UNORDERED)
			.maxConcurrency(place.inFlight())
			.consumer(new KafkaConsumer<>(place.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer()))
			.build());
		processor.subscribe(List.of(place.topics().requests()));
		processor.react((context) -> work.convert(context.getSingleConsumerRecord().value()));
		return () -> {
			processor.closeDrainFirst();
			work.close();
		};
	}

	private static void onStop(AutoCloseable peer) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			try {
				peer.close();
			}
			catch (Exception ex) {
				System.err.println("Did not stop as it should: " + ex);
			}
		}, "stop"));
	}

}
