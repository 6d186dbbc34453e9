package io.keepsake.cli;

import java.io.PrintWriter;

import io.keepsake.replay.NoSuchTopicException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What went wrong, in one line, and the exit code of it.
 */
final class Failures {

	private Failures() {
	}

	static int report(Exception failure, PrintWriter err) {
		if (failure instanceof InterruptException) {
			return ExitCode.INTERRUPTED;
		}
		err.println("keepsake: " + Texts.plain(message(failure)));
		return exitCode(failure);
	}

	private static int exitCode(Exception failure) {
		if (failure instanceof CommandException known) {
			return known.exitCode();
		}
		return (failure instanceof KafkaException && !(root(failure) instanceof ConfigException)) ? ExitCode.UNREACHABLE
				: ExitCode.USAGE;
	}

	private static String message(Exception failure) {
		Throwable root = root(failure);
		String said = oneLine(String.valueOf(root.getMessage()));
		return switch (root) {
			case CommandException _ -> said;
			case AuthenticationException _ -> "the broker refuses who we are: " + said;
			case AuthorizationException _ -> "the broker does not allow it: " + said;
			case TimeoutException _ ->
				"no broker answered in time (" + said + "). Is Kafka up, and does --bootstrap-server name it?";
			case NoSuchTopicException _ -> said + ": start a service first, or see --topic-prefix";
			case ConfigException _ -> "a property of Kafka's client is wrong: " + said;
			case KafkaException _ -> "Kafka says: " + said;
			default ->
				(root instanceof IllegalArgumentException) ? said : root.getClass().getSimpleName() + ": " + said;
		};
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			// a time-out's cause is only another time-out, with less to say
			if (root instanceof TimeoutException || root instanceof AuthenticationException) {
				return root;
			}
			root = root.getCause();
		}
		return root;
	}

	static String oneLine(String text) {
		return text.strip().replaceAll("\\s*\\R\\s*", " ");
	}

}
