package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.keepsake.contract.ConversionFailed.Violation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the records of {@code convert-backup}: plain JSON, and CloudEvents in binary and
 * in structured mode. It never throws, whatever the bytes.
 * <p>
 * A request's id is its field {@code requestId}, else {@code topic-partition@offset} of
 * its record. The {@code id} of a CloudEvent is not taken for it: that one is unique only
 * with its {@code source} and names the message, so a request that is sent again would
 * have another one.
 */
public final class RequestReader {

	private static final String IMAGE_ID = "imageId";

	private static final String REQUEST_ID = "requestId";

	private static final String ACCOUNT = "account";

	private static final String EXPIRES_AT = "expiresAt";

	private static final Set<String> KNOWN = Set.of(IMAGE_ID, REQUEST_ID, ACCOUNT, EXPIRES_AT);

	private final RequestRules rules;

	private final TravellingHeaders travelling;

	/**
	 * @param accounts whether an account of that name is configured
	 * @param headerPrefixes the names of further headers that travel on to the outcome
	 * begin with one of these
	 */
	public RequestReader(Predicate<String> accounts, List<String> headerPrefixes) {
		this.rules = new RequestRules(accounts);
		this.travelling = new TravellingHeaders(headerPrefixes);
	}

	public ReadRequest read(ConsumerRecord<byte[], byte[]> record, Instant now) {
		try {
			ConvertBackup request = request(CloudEvents.data(record.headers(), record.value()));
			List<Violation> violations = this.rules.violations(request);
			Requested requested = new Requested(requestId(record, request), requestedAt(record, now), request,
					this.travelling.of(record.headers()));
			return violations.isEmpty() ? new ReadRequest.Accepted(requested, request.accountOrDefault())
					: new ReadRequest.Refused(refusal(requested, violations, now));
		}
		catch (UnreadableException ex) {
			return new ReadRequest.Unreadable(ex.reason(), ex.detail());
		}
	}

	private static ConvertBackup request(String json) {
		JsonFields fields = JsonFields.read(json, KNOWN);
		return new ConvertBackup(fields.required(IMAGE_ID).integer(),
				fields.field(REQUEST_ID).map(JsonField::string).orElse(null),
				fields.field(ACCOUNT).map(JsonField::string).orElse(null),
				fields.field(EXPIRES_AT).map(JsonField::instant).orElse(null));
	}

	private static String requestId(ConsumerRecord<byte[], byte[]> record, ConvertBackup request) {
		return Optional.ofNullable(request.requestId())
			.filter((id) -> RequestRules.requestId(id).isEmpty())
			.orElseGet(() -> record.topic() + "-" + record.partition() + "@" + record.offset());
	}

	// the timestamp is the producer's to set: -1 if it sets none, and anything if it errs
	private static Instant requestedAt(ConsumerRecord<byte[], byte[]> record, Instant now) {
		Instant timestamp = Instant.ofEpochMilli(record.timestamp());
		return (record.timestamp() >= 0 && Rfc3339.holds(timestamp)) ? timestamp : now;
	}

	private static ConversionFailed refusal(Requested requested, List<Violation> violations, Instant now) {
		ConvertBackup request = requested.request().abbreviated();
		return new ConversionFailed(requested.requestId(), request.imageId(), request.accountOrDefault(), null,
				FailureReason.INVALID_REQUEST, FailureReason.INVALID_REQUEST.retryable(),
				violations.stream().map(Violation::message).collect(Collectors.joining("; ")), null, null, null, 0,
				requested.requestedAt(), now, violations, request, requested.headers());
	}

}
