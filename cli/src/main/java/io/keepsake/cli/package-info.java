/**
 * The command line. Data goes to the standard output, everything else to the standard
 * error.
 */
@NullMarked
package io.keepsake.cli;

import org.jspecify.annotations.NullMarked;
