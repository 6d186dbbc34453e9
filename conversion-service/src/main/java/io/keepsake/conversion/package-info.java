/**
 * Accepts requests to convert a backup, makes the calls, and publishes the actions.
 */
@NullMarked
package io.keepsake.conversion;

import org.jspecify.annotations.NullMarked;
