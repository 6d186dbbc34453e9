package io.keepsake.benchmarks.peers;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * Spring Kafka's listeners, with a container for each partition.
 * <p>
 * An asynchronous one is given no more records before all of its last poll are done, so a
 * poll brings as many as may be in flight. A blocking one makes a call at a time.
 *
 * @see <a href=
 * "https://docs.spring.io/spring-kafka/reference/kafka/receiving-messages/async-returns.html">Asynchronous
 * return types</a>
 */
@Configuration(proxyBeanMethods = false)
@EnableKafka
class Listeners {

	/**
	 * Starts those that the place asks for.
	 */
	static AutoCloseable start(Place place, PeerWork work) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("place", Map.of("requests", place.topics().requests())));
		context.registerBean(Place.class, () -> place);
		context.registerBean(PeerWork.class, () -> work, (definition) -> definition.setDestroyMethodName("close"));
		context.register(Listeners.class,
				(place.contender() == Contender.LISTENER_ASYNC) ? Asynchronous.class : Blocking.class);
		context.refresh();
		return context;
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<byte[], byte[]> kafkaListenerContainerFactory(Place place) {
		Map<String, Object> settings = new HashMap<>(place.consumer());
		settings.put("max.poll.records", Math.max(1, place.inFlight() / Arena.PARTITIONS));
		ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory = new ConcurrentKafkaListenerContainerFactory<>();
		factory.setConsumerFactory(
				new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
		factory.setConcurrency(Arena.PARTITIONS);
		return factory;
	}

	static class Asynchronous {

		private final PeerWork work;

		Asynchronous(PeerWork work) {
			this.work = work;
		}

		@KafkaListener(id = "asynchronous", idIsGroup = false, topics = "${requests}")
		Mono<Void> listen(ConsumerRecord<byte[], byte[]> request) {
			return this.work.convert(request.value()).then();
		}

	}

	static class Blocking {

		private final PeerWork work;

		Blocking(PeerWork work) {
			this.work = work;
		}

		@KafkaListener(id = "blocking", idIsGroup = false, topics = "${requests}")
		void listen(ConsumerRecord<byte[], byte[]> request) {
			this.work.convert(request.value()).block();
		}

	}

}
