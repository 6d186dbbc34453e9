/**
 * A real Kafka broker in this JVM. It is built from Kafka's own server classes, which are
 * no public API: for the quickstart and for tests only.
 */
@NullMarked
package io.keepsake.embedded;

import org.jspecify.annotations.NullMarked;
