/**
 * Keepsake beside what a user would pick instead: the same requests, the same broker, the
 * same API, and a process of its own for each.
 */
@NullMarked
package io.keepsake.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
