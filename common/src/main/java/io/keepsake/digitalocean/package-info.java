/**
 * The DigitalOcean API as this project uses it: calls, answers, errors and accounts.
 */
@NullMarked
package io.keepsake.digitalocean;

import org.jspecify.annotations.NullMarked;
