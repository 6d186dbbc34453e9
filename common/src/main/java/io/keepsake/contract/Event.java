package io.keepsake.contract;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What Keepsake publishes: that an action started, and how each request ended.
 */
public sealed interface Event permits ActionStarted, ConversionCompleted, ConversionFailed {

	/**
	 * The account, which is the key of the record.
	 */
	String account();

	long imageId();

	/**
	 * When it happened.
	 */
	@JsonIgnore
	Instant time();

	/**
	 * Headers of the request that travel on with the event.
	 */
	@JsonIgnore
	Map<String, String> headers();

}
