package io.keepsake.service;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.Event;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.DigitalOceanClient;
import io.keepsake.durable.Caller;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is done for a request into the trace that its publisher began. The parent is
 * the request's {@code traceparent}, which is held with the work: so a trace outlives
 * crashes, and reaches whoever owns the work next.
 *
 * <pre>
 *  the publisher's span, or "convert-backup" where there was none
 *   ├─ POST /v2/images/{imageId}/actions    conversion-service
 *   ├─ request submitted                    from the request to its action
 *   ├─ GET /v2/actions/{actionId}           status-poller
 *   └─ request completed, or failed         from the request to its outcome
 * </pre>
 *
 * A call that serves several requests is in the trace of the most urgent one.
 */
public final class Tracing {

	private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

	private static final TextMapGetter<Map<String, String>> HEADERS = new TextMapGetter<>() {

		@Override
		public Iterable<String> keys(Map<String, String> headers) {
			return headers.keySet();
		}

		@Override
		public @Nullable String get(@Nullable Map<String, String> headers, String name) {
			return (headers != null) ? headers.get(name) : null;
		}

	};

	private final @Nullable Tracer tracer;

	private final ObservationRegistry observations;

	/**
	 * @param tracer null where nothing is traced
	 */
	Tracing(@Nullable Tracer tracer, ObservationRegistry observations) {
		this.tracer = tracer;
		this.observations = observations;
	}

	/**
	 * Traces nothing.
	 */
	public static Tracing off() {
		return new Tracing(null, ObservationRegistry.NOOP);
	}

	/**
	 * The calls of a client, each in the trace of what it is made for.
	 */
	public Caller<Call, Answer> calls(DigitalOceanClient client) {
		if (this.tracer == null) {
			return (account, call, headers) -> client.call(account, call);
		}
		return (account, call, headers) -> client.call(account, call)
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, parent(headers)));
	}

	/**
	 * What the observation of a call takes for its parent: never started, for it is over
	 * already, or somebody else's.
	 */
	private Observation parent(Map<String, String> headers) {
		TracingContext tracing = new TracingContext();
		tracing.setSpan(OtelSpan.fromOtel(Span.fromContext(context(headers))));
		Observation parent = Observation.createNotStarted("keepsake.request", this.observations);
		parent.getContext().put(TracingContext.class, tracing);
		return parent;
	}

	private static Context context(Map<String, String> headers) {
		return W3C.extract(Context.root(), headers, HEADERS);
	}

	/**
	 * A request that came without a trace begins one here.
	 */
	public Requested begin(Requested request) {
		if (this.tracer == null || Span.fromContext(context(request.headers())).getSpanContext().isValid()) {
			return request;
		}
		Span span = this.tracer.spanBuilder("convert-backup")
			.setNoParent()
			.setSpanKind(SpanKind.CONSUMER)
			.setAttribute("keepsake.request.id", request.requestId())
			.startSpan();
		span.end();
		Map<String, String> headers = new TreeMap<>(request.headers());
		W3C.inject(Context.root().with(span), headers, (into, name, value) -> headers.put(name, value));
		return new Requested(request.requestId(), request.requestedAt(), request.request(), headers);
	}

	/**
	 * A request has an action that serves it.
	 * @param record what is recorded of it, such as in a histogram, which may name the
	 * trace for an example
	 */
	void submitted(ActionStarted started, Requested request, Runnable record) {
		if (this.tracer == null) {
			record.run();
			return;
		}
		record(this.tracer.spanBuilder("request submitted")
			.setAttribute("keepsake.request.id", request.requestId())
			.setAttribute("keepsake.action.id", started.action().id()), started, request.headers(),
				request.requestedAt(), record);
	}

	/**
	 * A request has its outcome.
	 */
	void ended(ConversionCompleted completed, Runnable record) {
		if (this.tracer == null) {
			record.run();
			return;
		}
		record(this.tracer.spanBuilder("request completed").setAttribute("keepsake.request.id", completed.requestId()),
				completed, completed.headers(), completed.requestedAt(), record);
	}

	/**
	 * A request has its outcome.
	 */
	void ended(ConversionFailed failed, Runnable record) {
		if (this.tracer == null) {
			record.run();
			return;
		}
		record(this.tracer.spanBuilder("request failed")
			.setAttribute("keepsake.request.id", failed.requestId())
			.setAttribute("keepsake.reason", failed.reason().code()), failed, failed.headers(), failed.requestedAt(),
				record);
	}

	/**
	 * The clock of a publisher may be ahead of ours.
	 */
	private static void record(SpanBuilder builder, Event event, Map<String, String> headers, Instant from,
			Runnable record) {
		Span span = builder.setParent(context(headers))
			.setStartTimestamp(from.isBefore(event.time()) ? from : event.time())
			.setAttribute("keepsake.account", event.account())
			.setAttribute("keepsake.image.id", event.imageId())
			.startSpan();
		try (Scope _ = span.makeCurrent()) {
			record.run();
		}
		if (event instanceof ConversionFailed) {
			span.setStatus(StatusCode.ERROR);
		}
		span.end(event.time());
	}

}
