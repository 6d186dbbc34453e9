package io.keepsake.service;

import java.time.Duration;
import java.util.stream.DoubleStream;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * How calls of the API are observed: by method, route and status. The ids in a path are
 * variables of the route.
 */
final class ApiObservation extends DefaultClientRequestObservationConvention {

	private static final String NAME = "keepsake.api.calls";

	private static final double[] BUCKETS = DoubleStream.of(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
		.map((seconds) -> seconds * Duration.ofSeconds(1).toNanos())
		.toArray();

	ApiObservation() {
		super(NAME);
	}

	@Override
	public String getContextualName(ClientRequestObservationContext context) {
		return method(context).getValue() + " " + uri(context).getValue();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
		return KeyValues.of(method(context), KeyValue.of("route", uri(context).getValue()), answer(context));
	}

	/**
	 * None is what a time-out or a broken connection gives.
	 */
	private KeyValue answer(ClientRequestObservationContext context) {
		return (context.getResponse() != null) ? status(context) : KeyValue.of("status", "none");
	}

	/**
	 * What an observation cannot say of its metric. How many calls are under way is a
	 * metric of the engine.
	 */
	static MeterFilter meters() {
		return new MeterFilter() {

			@Override
			public MeterFilterReply accept(Meter.Id id) {
				return id.getName().equals(NAME + ".active") ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
			}

			@Override
			public Meter.Id map(Meter.Id id) {
				return !id.getName().equals(NAME) ? id : new Meter.Id(NAME, Tags.of(id.getTagsAsIterable()),
						id.getBaseUnit(), "Calls of the API, by route and status", id.getType());
			}

			@Override
			public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
				return !id.getName().equals(NAME) ? config
						: DistributionStatisticConfig.builder().serviceLevelObjectives(BUCKETS).build().merge(config);
			}

		};
	}

}
