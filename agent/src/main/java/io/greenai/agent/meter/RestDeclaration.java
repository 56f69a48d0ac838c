package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;

/** The rest of a machine, as a meter. */
public final class RestDeclaration {
  /**
   * Of a small difference between two larger figures: a whole of 50 W and parts of 40 W, each known
   * to 5 %, leave 10 W known to 32 %.
   */
  static final long UNCERTAINTY_PPM = 320_000;

  private RestDeclaration() {}

  /**
   * What a whole counts beside its parts; up to the whole's own boundary.
   *
   * @param quality the worst of all that it is calculated from
   */
  public static MeterDeclaration of(MeterDeclaration whole, Quality quality) {
    return new MeterDeclaration(
        "rest:" + whole.id(),
        Domain.REST,
        MeterRole.PART,
        whole.boundary(),
        quality,
        whole.id() + " minus the parts",
        UNCERTAINTY_PPM);
  }
}
