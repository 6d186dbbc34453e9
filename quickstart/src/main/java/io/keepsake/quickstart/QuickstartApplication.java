package io.keepsake.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.keepsake.quickstart.RunningService.ServiceFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: {@code mvn spring-boot:run} at the root of the repository. */
public final class QuickstartApplication {

	private static final Duration STOP = Duration.ofSeconds(20);

	private final PrintStream out;

	private final Screen screen;

	private final AtomicBoolean failed = new AtomicBoolean();

	private QuickstartApplication(PrintStream out) {
		this.out = out;
		this.screen = Screen.of(out);
	}

	public static void main(String... arguments) {
		if (!new QuickstartApplication(System.out).run(arguments)) {
			System.exit(1);
		}
	}

	private boolean run(String... arguments) {
		try {
			Given given = GivenReader.read(arguments);
			Ports.requireFree(given.settings(), given.api());
			LogFile.open(Guide.log(given.settings()), given.arguments());
			Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> logger().atError()
				.setCause(failure)
				.addKeyValue("thread", thread.getName())
				.log("A thread died"));
			run(given);
			return true;
		}
		catch (CancellationException ex) {
			return true; // by Ctrl-C
		}
		catch (StartFailure ex) {
			return failed(String.valueOf(ex.getMessage()), ex);
		}
		catch (ServiceFailure ex) {
			return failed("", ex);
		}
		catch (Exception ex) {
			return failed("Keepsake did not start or go on: " + ex, ex);
		}
	}

	private boolean failed(String line, Exception failure) {
		this.failed.set(true);
		logger().atError().setCause(failure).log("The quickstart ends");
		if (!line.isEmpty()) {
			this.out.println(line);
		}
		return false;
	}

	/** Not a constant: the log has no place before it is opened. */
	private static Logger logger() {
		return LoggerFactory.getLogger(QuickstartApplication.class);
	}

	private void run(Given given) throws InterruptedException {
		String api = switch (given.api()) {
			case Given.Simulated _ -> "simulated API, conversion-service, status-poller";
			case Given.Remote(String url) -> "conversion-service, status-poller, which call " + url;
		};
		this.screen.say("Keepsake starts in one JVM: broker, " + api);
		Quickstart quickstart = new Quickstart(given, this.screen);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(quickstart), "quickstart-stop"));
		quickstart.run();
	}

	/** Ctrl-C reaches Maven as well, which waits for us. */
	private void stop(Quickstart quickstart) {
		boolean quiet = this.failed.get();
		if (!quiet) {
			this.screen.end("Stopping ...");
		}
		long start = System.nanoTime();
		Thread closing = Thread.ofPlatform().daemon().name("quickstart-close").start(quickstart::close);
		try {
			boolean stopped = closing.join(STOP);
			double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
			if (!quiet) {
				this.screen.end(stopped ? "Stopped after %.1f s".formatted(seconds)
						: "Not stopped within %d s; what is left is taken up at the next start"
							.formatted(STOP.toSeconds()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
