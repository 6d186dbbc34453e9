/**
 * What a service's process needs besides its decision: configuration, the cluster, the
 * start and the stop, and errors said in one line. This is where Spring is.
 */
@NullMarked
package io.keepsake.service;

import org.jspecify.annotations.NullMarked;
