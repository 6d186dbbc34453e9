/**
 * An account's budget: when the next call may be made.
 */
@NullMarked
package io.keepsake.quota;

import org.jspecify.annotations.NullMarked;
