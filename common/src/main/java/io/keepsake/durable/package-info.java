/**
 * Durable calls on Kafka Streams: work is held in a changelogged store, a call is made
 * for it when it is due and its lane allows, and the answer, which comes back as a
 * record, moves it on. It knows neither DigitalOcean nor what is decided.
 */
@NullMarked
package io.keepsake.durable;

import org.jspecify.annotations.NullMarked;
