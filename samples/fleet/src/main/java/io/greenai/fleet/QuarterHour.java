package io.greenai.fleet;

import io.greenai.ledger.Domain;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * All that happened on a host in a quarter-hour, whoever was there to see it.
 *
 * @param processes one per agent
 * @param othersMicrojoules of processes without an agent
 */
record QuarterHour(
    Instant start,
    Map<Agent, ProcessUse> processes,
    Map<Domain, Long> othersMicrojoules,
    Map<Domain, Long> idleMicrojoules) {

  static final Duration LENGTH = Duration.ofMinutes(15);

  /** What the meters counted. */
  long microjoules(Domain domain) {
    long sum =
        idleMicrojoules.getOrDefault(domain, 0L) + othersMicrojoules.getOrDefault(domain, 0L);
    for (ProcessUse process : processes.values()) {
      sum += process.microjoules(domain);
    }
    return sum;
  }
}
