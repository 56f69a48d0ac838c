package io.greenai.benchmarks.accuracy;

import java.util.List;

/**
 * One run of one case.
 *
 * @param othersPercent of one CPU, used by other processes
 * @param balanced whether the accounts of every window sum to the meter exactly
 */
record AccuracyResult(
    AccuracyCase of, List<OfModel> models, double othersPercent, boolean balanced) {

  /** One model of it. */
  record OfModel(String name, Measured.Amount truth, Booked.OfModel booked) {
    double cpuErrorPercent() {
      return 100 * (booked.cpuSeconds() - truth.cpuSeconds()) / truth.cpuSeconds();
    }

    double energyErrorPercent() {
      return 100 * (booked.joules() - truth.joules()) / truth.joules();
    }
  }

  AccuracyResult {
    models = List.copyOf(models);
  }

  double worstCpuErrorPercent() {
    return models.stream().mapToDouble(m -> Math.abs(m.cpuErrorPercent())).max().orElse(0);
  }

  double worstEnergyErrorPercent() {
    return models.stream().mapToDouble(m -> Math.abs(m.energyErrorPercent())).max().orElse(0);
  }
}
