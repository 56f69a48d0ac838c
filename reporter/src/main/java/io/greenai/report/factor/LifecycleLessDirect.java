package io.greenai.report.factor;

import io.greenai.report.factor.FactorChoice.Modelled;
import io.greenai.report.factor.FactorChoice.Published;
import io.greenai.report.factor.FactorChoice.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What supply emits, as the difference of two factors of one publisher, mix, delivery point and
 * year: figures of different ones differ for other reasons too.
 */
final class LifecycleLessDirect {
  private LifecycleLessDirect() {}

  /**
   * Absent where either is not published, or they are not of one source.
   *
   * @throws FactorSetException where the direct factor is more than the lifecycle one
   */
  static Optional<FactorChoice> of(FactorChoice whole, FactorChoice combustion) {
    if (!(combustion instanceof Published direct)
        || !(whole instanceof Published lifecycle)
        || !isOneSource(direct.row(), lifecycle.row())) {
      return Optional.empty();
    }
    BigDecimal difference = lifecycle.row().value().subtract(direct.row().value());
    if (difference.signum() < 0) {
      throw new FactorSetException(
          direct.row().id(),
          direct.row().text()
              + " is more than the "
              + lifecycle.row().text()
              + " of "
              + lifecycle.row().id()
              + ", which it is a part of; correct one");
    }
    return Optional.of(
        new Modelled(
            difference,
            "lifecycle less direct of one publisher, mix and year",
            List.of(
                new Term(lifecycle.row(), BigDecimal.ONE),
                new Term(direct.row(), BigDecimal.ONE.negate())),
            direct.proxy()));
  }

  private static boolean isOneSource(FactorRow direct, FactorRow lifecycle) {
    TableManifest a = direct.table();
    TableManifest b = lifecycle.table();
    return direct.key().equals(lifecycle.key())
        && direct.year() == lifecycle.year()
        && a.publisher().equals(b.publisher())
        && a.mix() == b.mix()
        && a.delivery() == b.delivery();
  }
}
