package io.greenai.report.footprint;

import io.greenai.report.org.RestFraction;

/** What a machine draws that its meters do not see. */
public sealed interface UnmeteredRest {

  /** The meters take in everything behind the plug. */
  record None() implements UnmeteredRest {}

  /**
   * A fraction of the metered energy.
   *
   * @param site that states it, one for all that runs there
   */
  record Modelled(RestFraction fraction, String site) implements UnmeteredRest {}

  /** Something is left out and nobody says how much: totals built on it are lower bounds. */
  record Unknown() implements UnmeteredRest {}
}
