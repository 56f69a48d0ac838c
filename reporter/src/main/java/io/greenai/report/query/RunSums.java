package io.greenai.report.query;

import io.greenai.report.ingest.Run;
import io.greenai.report.ingest.RunSlot;
import io.greenai.report.query.RunTotals.Built;
import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of one ledger while slots come in. */
final class RunSums {
  private final Run run;
  private final SortedMap<LoadKey, Built> built = new TreeMap<>();
  private final Stretches stretches = new Stretches();
  private BigInteger meteredMicrojoules = BigInteger.ZERO;
  private BigInteger postedMicrojoules = BigInteger.ZERO;
  private BigInteger bookedNanos = BigInteger.ZERO;

  RunSums(Run run) {
    this.run = run;
  }

  void add(RunSlot slot) {
    meteredMicrojoules = meteredMicrojoules.add(slot.meteredMicrojoules());
    postedMicrojoules = postedMicrojoules.add(slot.postedMicrojoules());
    bookedNanos = bookedNanos.add(BigInteger.valueOf(slot.bookedNanos()));
    slot.accounts()
        .forEach(
            (key, sums) -> {
              if (BuildBooks.isBuilding(key.model())) {
                built.merge(
                    LoadKey.of(run, key),
                    new Built(sums.totalMicrojoules(), slot.start(), slot.end()),
                    Built::plus);
              }
            });
    stretches.add(slot);
  }

  RunTotals totals() {
    return new RunTotals(
        run.id(),
        run.service(),
        run.hostKey(),
        meteredMicrojoules,
        postedMicrojoules,
        bookedNanos,
        built,
        stretches.all());
  }
}
