package io.keepsake.service;

/**
 * The configuration cannot work. The message is one line that names the property.
 */
public final class ConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ConfigurationException(String property, String problem) {
		super(property + " " + problem);
	}

}
