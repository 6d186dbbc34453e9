/**
 * What the tests of several modules share: a broker, readers and writers of topics, free
 * ports, a clock that stands still, what the API may answer.
 */
@NullMarked
package io.keepsake.testing;

import org.jspecify.annotations.NullMarked;
