package io.keepsake.quickstart;

import java.nio.file.Path;

/**
 * What a user can do now.
 *
 * @param simulator empty where there is none
 */
record Guide(Given given, String broker, String simulator, String conversionService, String statusPoller) {

	String text(Summary summary) {
		String requests = this.given.topics().requests();
		return """

				%s

				Publish a request with kcat, or with Kafka's own console producer:
				  echo '{"imageId":7938291}' | kcat -P -b %s -t %s
				  echo '{"imageId":7938292}' | kafka-console-producer.sh --bootstrap-server %s --topic %s
				Hear how requests end:
				  kcat -G watch -q -u -b %s %s %s
				Look at:
				  conversion-service   %s
				  status-poller        %s%s
				  log                  %s
				Ctrl-C stops it. Started again, it goes on where it was.
				"""
			.formatted(result(summary), this.broker, requests, this.broker, requests, this.broker,
					this.given.topics().completed(), this.given.topics().failed(), pages(this.conversionService),
					pages(this.statusPoller), simulatorPages(), log(this.given.settings()))
			.stripTrailing();
	}

	private static String result(Summary summary) {
		Progress progress = summary.progress();
		if (progress.requested() == 0) {
			return "Nothing has been requested yet.";
		}
		if (progress.pending() > 0) {
			return progress.pending() + " requests are still pending.";
		}
		String took = summary.elapsed().isZero() ? "" : " in " + summary.time();
		return "All %d requests have ended%s: %d completed, %d failed, %d could not be read."
			.formatted(progress.requested(), took, progress.completed(), progress.failed(), progress.deadRequests());
	}

	private static String pages(String service) {
		return service + "/actuator/health  " + service + "/actuator/prometheus";
	}

	private String simulatorPages() {
		return this.simulator.isEmpty() ? "" : "\n  simulator            " + this.simulator + "/_simulator/stats  "
				+ this.simulator + "/_simulator/images";
	}

	static Path log(Settings settings) {
		return settings.dataDirectory().resolve("quickstart.log");
	}

}
