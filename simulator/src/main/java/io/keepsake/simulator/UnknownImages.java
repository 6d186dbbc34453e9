package io.keepsake.simulator;

/** What an image id is that nobody has put or asked for yet. */
public enum UnknownImages {

	/** A backup of the account that asks first. */
	BACKUP,
	/** Nothing: 404. */
	NOT_FOUND

}
