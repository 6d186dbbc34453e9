/**
 * What the integration tests of several modules share: a broker, readers and writers of
 * topics, free ports, a clock that stands still.
 */
@NullMarked
package io.keepsake.testing;

import org.jspecify.annotations.NullMarked;
