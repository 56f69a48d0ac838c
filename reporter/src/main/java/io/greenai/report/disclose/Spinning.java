package io.greenai.report.disclose;

import io.greenai.ledger.Domain;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import java.math.BigInteger;
import java.util.Map;

/**
 * Booked energy of native workers that waited for the next call, as the part of the CPU time that
 * they did: a lower bound, as their time is. What accelerators used is none of it.
 */
final class Spinning {
  private Spinning() {}

  /** Of the loads of models in {@code of}: each one's energy but that of accelerators. */
  static BigInteger microjoules(Totals totals, Selection of) {
    BigInteger spinning = BigInteger.ZERO;
    for (Map.Entry<LoadKey, LoadSums> load : totals.loads().entrySet()) {
      LoadSums sums = load.getValue();
      if (of.test(load.getKey()) && load.getKey().model() != null && sums.cpuNanos().signum() > 0) {
        spinning =
            spinning.add(
                hostMicrojoules(sums)
                    .multiply(sums.activity().spinCpuNanos())
                    .divide(sums.cpuNanos()));
      }
    }
    return spinning;
  }

  private static BigInteger hostMicrojoules(LoadSums sums) {
    return sums.totalMicrojoules()
        .subtract(sums.energyMicrojoules().getOrDefault(Domain.GPU, BigInteger.ZERO));
  }

  static Derivation derivation(BigInteger microjoules, Selection of) {
    return Derivation.of(Formula.of(Origins.ledgers("energy of spinning", microjoules, of)))
        .noting(
            "sum over loads of models: booked energy without accelerators x spinning CPU time / CPU time");
  }
}
