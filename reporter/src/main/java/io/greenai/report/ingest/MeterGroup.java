package io.greenai.report.ingest;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Meters that err alike, because they are built and calibrated alike: those of one kind on one
 * model of processor.
 *
 * @param kind for example {@code rapl}
 * @param cpuModel the processor's own name, or {@code unknown}
 */
public record MeterGroup(String kind, String cpuModel) implements Comparable<MeterGroup> {
  private static final Comparator<MeterGroup> ORDER =
      comparing(MeterGroup::kind).thenComparing(MeterGroup::cpuModel);

  public MeterGroup {
    requireNonNull(kind, "kind");
    requireNonNull(cpuModel, "cpuModel");
  }

  @Override
  public int compareTo(MeterGroup other) {
    return ORDER.compare(this, other);
  }
}
