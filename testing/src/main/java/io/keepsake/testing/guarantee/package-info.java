/**
 * What Keepsake promises, as classes that say from what was seen of a run whether it was
 * kept: by a test in one JVM, or by a benchmark that kills processes.
 */
@NullMarked
package io.keepsake.testing.guarantee;

import org.jspecify.annotations.NullMarked;