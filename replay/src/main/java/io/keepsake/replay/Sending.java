package io.keepsake.replay;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What the broker said to a record.
 */
public final class Sending {

	private Sending() {
	}

	/**
	 * @throws KafkaException if it did not take it
	 */
	public static <T> T await(Future<T> sent) {
		try {
			return sent.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException cause) ? cause : new KafkaException(ex.getCause());
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

}
