/**
 * Seeded random walks through a decision: an API, an engine and a ledger in memory, which
 * show in seconds what brokers and processes would show in days.
 */
@NullMarked
package io.keepsake.testing.walk;

import org.jspecify.annotations.NullMarked;
