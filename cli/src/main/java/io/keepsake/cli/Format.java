package io.keepsake.cli;

/**
 * How data is written.
 */
enum Format {

	TABLE, JSON, NDJSON

}
