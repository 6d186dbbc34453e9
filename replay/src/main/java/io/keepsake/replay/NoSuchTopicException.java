package io.keepsake.replay;

/**
 * There is no topic of that name: nobody has started a service here yet, or the name or
 * the prefix is another.
 */
public final class NoSuchTopicException extends RuntimeException {

	NoSuchTopicException(String topic, String prefix) {
		super("there is no topic " + topic + with(topic, prefix));
	}

	private static String with(String topic, String prefix) {
		if (prefix.isEmpty()) {
			return ", without a prefix";
		}
		return topic.startsWith(prefix) ? ", with the prefix '" + prefix + "'" : "";
	}

}
