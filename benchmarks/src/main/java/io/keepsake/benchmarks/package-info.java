/**
 * What Keepsake reaches, beside what a user would pick instead.
 */
@NullMarked
package io.keepsake.benchmarks;

import org.jspecify.annotations.NullMarked;
