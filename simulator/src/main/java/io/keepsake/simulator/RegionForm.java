package io.keepsake.simulator;

/** The forms in which the {@code region} of an action has been met. */
public enum RegionForm {

	OBJECT, NULL, EMPTY, ABSENT, STRING

}
