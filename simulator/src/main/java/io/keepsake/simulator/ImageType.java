package io.keepsake.simulator;

import java.util.Locale;

/** What a private image is. */
public enum ImageType {

	BACKUP, SNAPSHOT;

	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
