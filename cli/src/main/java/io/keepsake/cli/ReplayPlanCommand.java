package io.keepsake.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.contract.ContractJson;
import io.keepsake.replay.Filter;
import io.keepsake.replay.Limits;
import io.keepsake.replay.Plan;
import io.keepsake.replay.PlanRequest;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code keepsake replay plan}: what a replay would do, kept under an id.
 */
@Command(name = "plan",
		description = { "Show what would be replayed, what would be skipped and why, and keep it as a plan.",
				"Nothing is replayed until the plan is run." },
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake replay plan --reason errored --since PT24H --why \"API outage\"",
				"  keepsake replay plan --account acme --max-replayed 0 --why \"token was wrong\" --dry-run",
				"  keepsake replay plan --all --why \"start over\" -o json" })
final class ReplayPlanCommand implements Callable<Integer> {

	@Mixin
	private final ReplayOptions options = new ReplayOptions();

	@Mixin
	private final FilterOptions filter = new FilterOptions();

	@Mixin
	private final LimitOptions limits = new LimitOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Option(names = "--all", description = "every failed request: an empty filter alone is refused")
	private boolean all;

	@Mixin
	private final WhyOption why = new WhyOption();

	@Option(names = "--force", description = "replay what is said not to be retryable, too")
	private boolean force;

	@Option(names = "--max-replays", paramLabel = "N", defaultValue = "3",
			description = "skip requests that were replayed so often; default ${DEFAULT-VALUE}")
	private int maxReplays;

	@Option(names = "--dry-run", description = "show it only; keep no plan")
	private boolean dryRun;

	@Override
	public Integer call() {
		Filter wanted = this.filter.filter(Instant.now());
		if (wanted.isEmpty() != this.all) {
			throw CommandException.refused(this.all ? "--all and a filter contradict each other"
					: "without a filter every failed request would be replayed: say --all if that is meant");
		}
		String said = this.why.text();
		Limits allowed = this.limits.change(new Limits(Limits.DEFAULTS.rate(), Limits.DEFAULTS.inFlight(),
				this.maxReplays, Limits.DEFAULTS.stopAt(), Limits.DEFAULTS.stopAfter()));
		Replays replays = this.options.connect();
		PlanRequest request = new PlanRequest(wanted, allowed, this.force, said);
		Plan plan = this.dryRun ? replays.preview(request) : replays.plan(request);
		boolean kept = !this.dryRun && plan.planned() > 0;
		ObjectNode json = ContractJson.mapper().valueToTree(plan);
		this.output.one(json.put("kept", kept), () -> print(plan, kept));
		return ExitCode.DONE;
	}

	private static void print(Plan plan, boolean kept) {
		PrintStream out = OutputOptions.out();
		out.println((kept ? "Plan " + plan.id() + ": " : "") + plan.planned() + " to replay, "
				+ (plan.matched() - plan.planned()) + " skipped, of " + plan.matched() + " that failed");
		Texts.breakdown("to replay, by reason", plan.byReason());
		Texts.breakdown("by age", Texts.ages(plan.byAge()));
		Texts.breakdown("by account", plan.byAccount());
		Texts.breakdown("skipped", Texts.skips(plan.skipped()));
		if (!plan.sample().isEmpty()) {
			out.println("for example");
			OutputOptions.table(List.of(new Column<>("  FAILED", (row) -> "  " + Texts.time(row.failedAt())),
					new Column<>("REASON", Plan.Sample::reason),
					new Column<>("IMAGE", (row) -> Long.toString(row.imageId())),
					new Column<>("ACCOUNT", (row) -> Texts.plain(row.account())),
					new Column<>("REQUEST", (row) -> Texts.plain(row.requestId())),
					new Column<>("REPLAYS", (row) -> Integer.toString(row.replays()))), plan.sample());
		}
		if (kept) {
			Screen.note("Nothing has been replayed yet. Run it: keepsake replay run " + plan.id());
		}
	}

}
