package io.keepsake.service;

/**
 * The loop-back topic of a service's engine.
 *
 * @param partitions as many as the engine has tasks
 */
public record LoopTopic(String name, int partitions) {
}
