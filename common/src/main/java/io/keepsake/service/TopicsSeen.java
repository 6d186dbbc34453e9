package io.keepsake.service;

import java.util.List;
import java.util.Set;

/**
 * What a look at a service's topics found.
 *
 * @param created those that were missing and have been created
 * @param missing those that cannot be found and are not created
 * @param problem why the service cannot go on; empty if it can
 */
record TopicsSeen(List<String> created, Set<String> missing, String problem) {
}
