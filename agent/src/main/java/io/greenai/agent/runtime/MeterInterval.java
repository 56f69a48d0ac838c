package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.ledger.Domain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the meters counted between two samples.
 *
 * @param standIns the domains in which not all of it was counted by the meters of the domain
 */
record MeterInterval(List<MeterDelta> deltas, Map<Domain, StandIn> standIns) {
  /**
   * How much of a domain was not counted by its meters.
   *
   * @param failing of so many {@code meters}
   * @param idle power of the stand-in for the whole domain, where it is known
   */
  record StandIn(int failing, int meters, Optional<KnownIdle> idle) {}
}
