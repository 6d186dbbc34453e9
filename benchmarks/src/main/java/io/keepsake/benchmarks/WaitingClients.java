package io.keepsake.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import io.keepsake.contract.ContractJson;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.Simulator;
import io.keepsake.simulator.SimulatorOptions;
import tools.jackson.databind.JsonNode;

/**
 * Clients that each convert one image and read its action until it has ended, so many at
 * a time with one token. The simulator's time stands still during a call and goes on to
 * the next one that is due: so neither this machine nor a speed distorts what they do,
 * and half a day passes in minutes.
 * <p>
 * At a 429 a client waits as {@code retry-after} says, else until the reset; refused
 * again, at least 1 s that doubles up to a minute. It never gives up, unlike the tools
 * whose waits these are.
 */
final class WaitingClients {

	private static final Duration MOST_REAL = Duration.ofMinutes(3);

	private final Waits waits;

	private final int conversions;

	private final int atATime;

	private final String name;

	private final PriorityQueue<Client> turns = new PriorityQueue<>(
			Comparator.<Client, Instant>comparing((client) -> client.due)
				.thenComparingLong((client) -> client.imageId));

	private final Random random = new Random(42);

	private volatile Instant now = Instant.parse("2026-11-22T03:00:00Z");

	private final List<Duration> late = new ArrayList<>();

	private int begun;

	private long calls;

	private long throttled;

	WaitingClients(Waits waits, int conversions, int atATime) {
		this.waits = waits;
		this.conversions = conversions;
		this.atATime = atATime;
		this.name = waits.name() + ((atATime < conversions) ? ", " + atATime + " at a time" : ", all at once");
	}

	OtherWaits.Cost run() {
		Instant start = this.now;
		long realStart = System.nanoTime();
		long said = realStart;
		SimulatorOptions options = SimulatorOptions.defaults()
			.withBehaviour(Behaviour.defaults().withActionDuration(OtherWaits.DURATION));
		try (Simulator simulator = Simulator.start(options, () -> this.now);
				HttpClient http = HttpClient.newHttpClient()) {
			for (int i = 0; i < this.atATime; i++) {
				begin();
			}
			while (!this.turns.isEmpty()) {
				Client client = this.turns.remove();
				this.now = client.due;
				if (!client.hasEnded(call(http, simulator.baseUrl(), client))) {
					this.turns.add(client);
				}
				else if (this.begun < this.conversions) {
					begin();
				}
				long real = System.nanoTime();
				if (real - said > 10_000_000_000L) {
					System.out.printf("  %s: %s simulated, %d calls, %d of %d still wait%n", this.name,
							Text.of(Duration.between(start, this.now)), this.calls, this.conversions - this.late.size(),
							this.conversions);
					said = real;
				}
				if (real - realStart > MOST_REAL.toNanos()) {
					return stoppedAt(Duration.between(start, this.now));
				}
			}
		}
		catch (IOException ex) {
			throw new NotMeasured(this.name + ": " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotMeasured("interrupted");
		}
		return new OtherWaits.Cost(this.name, this.conversions, (double) this.calls / this.conversions, this.throttled,
				Duration.between(start, this.now), median(), "");
	}

	private void begin() {
		this.turns.add(new Client(7_000_000_000L + this.begun++, this.now));
	}

	/**
	 * How it would go on: at the same number of calls for each conversion and of
	 * conversions an hour.
	 */
	private OtherWaits.Cost stoppedAt(Duration took) {
		int ended = this.late.size();
		if (ended == 0) {
			throw new NotMeasured(this.name + ": nothing ended within " + Text.of(MOST_REAL));
		}
		return new OtherWaits.Cost(this.name, this.conversions, (double) this.calls / ended,
				this.throttled * this.conversions / ended, took.multipliedBy(this.conversions).dividedBy(ended),
				median(), "extrapolated from the first " + ended + " that ended");
	}

	private Duration median() {
		return this.late.stream().sorted().toList().get((this.late.size() - 1) / 2);
	}

	private HttpResponse<byte[]> call(HttpClient http, URI api, Client client)
			throws IOException, InterruptedException {
		this.calls++;
		HttpRequest.Builder request = HttpRequest
			.newBuilder(api.resolve((client.actionId == 0) ? "/v2/images/" + client.imageId + "/actions"
					: "/v2/actions/" + client.actionId))
			.header("Authorization", "Bearer token")
			.header("Content-Type", "application/json");
		return http.send(((client.actionId == 0)
				? request.POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"convert\"}")) : request.GET())
			.build(), BodyHandlers.ofByteArray());
	}

	private final class Client {

		private final long imageId;

		private Instant due;

		private Instant startedAt = Instant.MAX;

		private long actionId;

		private int reads;

		private int refusals;

		Client(long imageId, Instant due) {
			this.imageId = imageId;
			this.due = due;
		}

		/**
		 * Takes the answer to its call, and waits for its next unless its action has
		 * ended.
		 */
		boolean hasEnded(HttpResponse<byte[]> answer) {
			if (answer.statusCode() == 429) {
				WaitingClients.this.throttled++;
				this.due = this.due.plus(afterRefusal(answer));
				return false;
			}
			if (answer.statusCode() / 100 != 2) {
				throw new NotMeasured(WaitingClients.this.name + ": status " + answer.statusCode());
			}
			JsonNode action = ContractJson.mapper().readTree(answer.body()).path("action");
			if (this.actionId != 0 && "completed".equals(action.path("status").asString())) {
				WaitingClients.this.late.add(Duration.between(this.startedAt.plus(OtherWaits.DURATION), this.due));
				return true;
			}
			if (this.actionId == 0) {
				this.startedAt = this.due;
			}
			else {
				this.reads++;
			}
			this.actionId = action.path("id").asLong();
			this.refusals = 0;
			this.due = this.due.plus(WaitingClients.this.waits.after(this.reads));
			return false;
		}

		private Duration afterRefusal(HttpResponse<byte[]> answer) {
			Duration told = answer.headers()
				.firstValue("retry-after")
				.map((seconds) -> Duration.ofSeconds(Long.parseLong(seconds)))
				.or(() -> answer.headers()
					.firstValue("ratelimit-reset")
					.map((second) -> Duration.between(this.due, Instant.ofEpochSecond(Long.parseLong(second)))))
				.orElse(Duration.ZERO);
			long doubled = Math.min(60_000, 1000L << Math.min(this.refusals++, 6));
			Duration least = Duration.ofMillis(doubled / 2 + WaitingClients.this.random.nextLong(doubled / 2 + 1));
			return (told.compareTo(least) > 0) ? told : least;
		}

	}

}
