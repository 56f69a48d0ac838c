package io.greenai.report.disclose;

import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.ingest.TokenSums;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * Tokens that applications state of loads, as something that figures of these loads are divided by:
 * those brought forth, and all together. A figure takes of a load's whole what its windows with
 * tokens have of its booked energy.
 */
final class TokenUnits {
  private final Selection of;
  private final LoadSums sums;
  private final TokenSums tokens;

  TokenUnits(Footprint footprint, Selection of) {
    this.of = of;
    this.sums = footprint.totals().sum(of);
    this.tokens = sums.activity().tokens();
  }

  /** In the order in which they are told; none where no tokens were stated. */
  Stream<Delivered> of(Variant variant, Phase phase) {
    if (tokens.microjoules().signum() == 0) {
      return Stream.empty();
    }
    Figure covered = covered(variant, phase);
    return Stream.of(
            delivered(
                phase == Phase.INFERENCE ? tokens.output() : BigInteger.ZERO,
                "output tokens",
                covered),
            delivered(
                tokens.input().signum() == 0 ? BigInteger.ZERO : tokens.all(),
                "tokens in and out",
                covered))
        .filter(delivered -> !delivered.isNone());
  }

  private Delivered delivered(BigInteger count, String unit, Figure covered) {
    return Delivered.tokens(of, count, unit, covered);
  }

  private Figure covered(Variant variant, Phase phase) {
    BigInteger booked = sums.totalMicrojoules();
    return Stated.ratio(
            variant.id(phase.id() + "-tokens-covered"),
            variant.label("Share of the energy of " + phase.id() + " in windows that state tokens"),
            tokens.microjoules(),
            booked,
            Quality.MEASURED)
        .by(
            Formula.of(
                    Origins.ledgers(
                        "energy of windows that state tokens", tokens.microjoules(), of))
                .over(Formula.of(Origins.ledgers("booked energy", booked, of))));
  }
}
