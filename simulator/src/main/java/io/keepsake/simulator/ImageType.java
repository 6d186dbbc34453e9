package io.keepsake.simulator;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a private image is. */
public enum ImageType {

	BACKUP, SNAPSHOT;

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
