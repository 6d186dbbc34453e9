/**
 * Real processes under a seeded driver that kills, freezes and restarts them and cuts
 * them off, and what is left of Keepsake's promises afterwards.
 */
@NullMarked
package io.keepsake.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;