/**
 * Input as nobody would write it, made from a seed, and what has to come of it wherever
 * that is known from how it was made.
 */
@NullMarked
package io.keepsake.testing.generated;

import org.jspecify.annotations.NullMarked;
