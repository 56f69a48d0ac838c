package io.greenai.agent.meter;

/**
 * One thing that {@code doctor} found out about this host.
 *
 * @param good whether it is as it should be
 * @param subject what was looked at, one or two words
 * @param text one sentence; with the remedy where it is not good
 */
public record Finding(boolean good, String subject, String text) {}
