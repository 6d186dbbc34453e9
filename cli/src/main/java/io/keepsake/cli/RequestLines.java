package io.keepsake.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.keepsake.contract.ContractJson;
import io.keepsake.contract.ConversionFailed.Violation;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.Requested;
import io.keepsake.contract.RequestReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Requests from lines of text: an image's id, or a request as JSON. What a service would
 * refuse is refused here, before anything is published. Which accounts are configured
 * only the services know.
 */
final class RequestLines {

	private static final RequestReader READER = new RequestReader((_) -> true, List.of());

	private final @Nullable String account;

	private final @Nullable Instant expiresAt;

	/**
	 * @param account of lines that name none
	 * @param expiresAt of lines that do not say it
	 */
	RequestLines(@Nullable String account, @Nullable Instant expiresAt) {
		this.account = account;
		this.expiresAt = expiresAt;
	}

	List<ConvertBackup> read(List<String> lines) {
		List<ConvertBackup> requests = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (!line.isEmpty() && !line.startsWith("#")) {
				try {
					requests.add(read(line));
				}
				catch (CommandException ex) {
					throw CommandException.usage("line " + (i + 1) + ": " + ex.getMessage());
				}
			}
		}
		return requests;
	}

	private ConvertBackup read(String line) {
		ConvertBackup request = line.startsWith("{") ? parse(line) : new ConvertBackup(image(line), null, null, null);
		return new ConvertBackup(request.imageId(), request.requestId(),
				(request.account() != null) ? request.account() : this.account,
				(request.expiresAt() != null) ? request.expiresAt() : this.expiresAt);
	}

	private static long image(String line) {
		try {
			return Long.parseLong(line);
		}
		catch (NumberFormatException ex) {
			throw CommandException.usage("neither the id of an image nor a JSON object");
		}
	}

	static ConvertBackup parse(String json) {
		return switch (READER.read(record(json), Instant.EPOCH)) {
			case ReadRequest.Accepted(Requested requested, var _) -> requested.request();
			case ReadRequest.Refused(var outcome) -> throw CommandException.usage(outcome.detail());
			case ReadRequest.Unreadable(var reason, String detail) ->
				throw CommandException.usage(reason.code() + ": " + detail);
		};
	}

	/**
	 * @throws CommandException if a service would refuse it
	 */
	static void check(ConvertBackup request) {
		parse(ContractJson.mapper().writeValueAsString(request));
	}

	static List<Violation> violations(String json) {
		return switch (READER.read(record(json), Instant.EPOCH)) {
			case ReadRequest.Accepted _ -> List.of();
			case ReadRequest.Refused(var outcome) -> outcome.violations();
			case ReadRequest.Unreadable(var reason, String detail) -> List.of(new Violation(reason.code(), "", detail));
		};
	}

	private static ConsumerRecord<byte[], byte[]> record(String json) {
		return new ConsumerRecord<>("convert-backup", 0, 0, new byte[0], json.getBytes(StandardCharsets.UTF_8));
	}

}
