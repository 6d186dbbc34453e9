/**
 * Has failed requests carried out after all: plans which, and publishes them again. It
 * knows nothing of who asks, so that a command line and a page do the same.
 */
@NullMarked
package io.keepsake.replay;

import org.jspecify.annotations.NullMarked;
