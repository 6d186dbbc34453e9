/**
 * A stateful stand-in for the DigitalOcean API: {@link io.keepsake.simulator.Simulator}
 * in a JVM, {@code simulator.jar} as a program.
 *
 * <pre>
 * HttpEdge ─▶ Api ─▶ Tokens, Limiter, Faults ─▶ Operations ─▶ World ─▶ Journal
 *    └──────▶ Admin (/_simulator/…)
 * </pre>
 */
@NullMarked
package io.keepsake.simulator;

import org.jspecify.annotations.NullMarked;
