/**
 * The records on the topics, their names and how they are read and written. All of it is
 * public API: fields are added, never removed.
 */
@NullMarked
package io.keepsake.contract;

import org.jspecify.annotations.NullMarked;
