/**
 * Both services together: records in, records out, over a real broker and real HTTP.
 */
@NullMarked
package io.keepsake.endtoend;

import org.jspecify.annotations.NullMarked;
