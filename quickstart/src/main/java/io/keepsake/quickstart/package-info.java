/**
 * Broker, simulator and both services in one JVM, for whoever meets Keepsake for the
 * first time.
 *
 * <pre>
 * Settings ─▶ Ports ─▶ Stack (broker, simulator, services) ─▶ Watch ─▶ Screen
 *                                                              ▲
 *                              TopicFollower ─▶ Sighting ─▶ Progress
 * </pre>
 */
@NullMarked
package io.keepsake.quickstart;

import org.jspecify.annotations.NullMarked;
