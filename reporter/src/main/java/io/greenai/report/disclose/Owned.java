package io.greenai.report.disclose;

import io.greenai.ledger.Ownership;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.OwnershipShares;
import io.greenai.report.ingest.LoadSums;
import java.math.BigInteger;
import java.util.function.UnaryOperator;

/** Shares of what is booked to models, by ownership. */
final class Owned {
  private Owned() {}

  /**
   * Of some models.
   *
   * @param sums of {@code of}
   * @param id makes the id of a share's figure from the ownership's
   * @param label makes its label from what it is
   */
  static OwnershipShares shares(
      LoadSums sums, Selection of, UnaryOperator<String> id, UnaryOperator<String> label) {
    return new OwnershipShares(
        share(Ownership.EXACT, sums, of, id, label),
        share(Ownership.PROPORTIONAL, sums, of, id, label),
        share(Ownership.ESTIMATED, sums, of, id, label));
  }

  private static Figure share(
      Ownership ownership,
      LoadSums sums,
      Selection of,
      UnaryOperator<String> id,
      UnaryOperator<String> label) {
    BigInteger part = sums.activity().ownershipMicrojoules(ownership);
    BigInteger whole = sums.totalMicrojoules();
    String found = "booked energy of ownership " + ownership.id();
    return Stated.ratio(
            id.apply(ownership.id()),
            label.apply("Share of booked energy, ownership " + ownership.id()),
            part,
            whole,
            Quality.MEASURED)
        .by(
            Formula.of(Origins.ledgers(found, part, of))
                .over(Formula.of(Origins.ledgers("booked energy", whole, of))));
  }
}
