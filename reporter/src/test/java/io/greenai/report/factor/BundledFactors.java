package io.greenai.report.factor;

import java.util.Set;

/** The bundled factors, less those of quantities that a test does without. */
public final class BundledFactors {
  private BundledFactors() {}

  public static FactorSet without(Quantity... quantities) {
    Set<Quantity> left = Set.of(quantities);
    return FactorSetLoader.bundled()
        .with(
            table -> !left.contains(table.quantity()), "bundled; a part left out", "0".repeat(64));
  }
}
