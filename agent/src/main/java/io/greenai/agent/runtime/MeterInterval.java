package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.ledger.Domain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the meters counted between two samples.
 *
 * @param standIns the domains in which not all of it was counted by the meters of the domain
 * @param uneven the domains in which some meters counted more of the time than others
 */
record MeterInterval(List<MeterDelta> deltas, Map<Domain, StandIn> standIns, Set<Domain> uneven) {
  /**
   * How much of a domain was not counted by its meters.
   *
   * @param silentPpm the part of the domain that is those that told nothing, in millionths
   * @param idle power of the stand-in for the whole domain, where it is known
   */
  record StandIn(long silentPpm, Optional<KnownIdle> idle) {
    private static final long MILLION = 1_000_000;

    /** Of some whole, the part that the silent ones are. */
    long ofSilent(long whole) {
      return part(whole, silentPpm);
    }

    /** Of some whole, the part that the others are. */
    long ofTelling(long whole) {
      return part(whole, MILLION - silentPpm);
    }

    private static long part(long whole, long ppm) {
      return whole / MILLION * ppm + whole % MILLION * ppm / MILLION;
    }
  }
}
