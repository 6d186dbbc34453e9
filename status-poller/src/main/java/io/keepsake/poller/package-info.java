/**
 * Follows each action to its end and publishes the outcome of every request that it
 * serves.
 */
@NullMarked
package io.keepsake.poller;

import org.jspecify.annotations.NullMarked;
