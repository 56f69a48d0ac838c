package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

/**
 * CPU time of a thread that makes no calls itself: a native worker, a thread of the JVM or of this
 * agent. Several threads of one owner may be given as one, but for those of a team.
 *
 * @param cpuNanos in the interval; negative counts as 0
 */
public record NativeThread(Owner owner, long cpuNanos) {
  public NativeThread {
    requireNonNull(owner, "owner");
    cpuNanos = Math.max(0, cpuNanos);
  }
}
