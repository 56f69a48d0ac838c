package io.greenai.benchmarks.accuracy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CPU time and energy of each model between the first and the last second of a workload.
 *
 * <p>The energy is worked out here, second by second and by floating point, from the power that the
 * script states: what the host draws beyond idling, times the model's share of the host's CPU time.
 */
record Measured(Map<String, Amount> models) {

  /** Of one model. */
  record Amount(double cpuSeconds, double joules) {
    Amount plus(double moreSeconds, double moreJoules) {
      return new Amount(cpuSeconds + moreSeconds, joules + moreJoules);
    }
  }

  /** From clocks that belong to each model alone. */
  static Measured byClocks(SecondLogFile log) {
    return of(
        log,
        (model, before, now) -> {
          SecondLogFile.OfModel from = SecondLogFile.of(before, model);
          SecondLogFile.OfModel to = SecondLogFile.of(now, model);
          return to.callerNanos() - from.callerNanos() + to.workerNanos() - from.workerNanos();
        });
  }

  /**
   * From the number of calls, where native threads work for all models: what the callers and these
   * threads used together, divided by calls times what a call costs alone.
   *
   * @param nanosPerCall of each model, alone
   */
  static Measured byCalls(SecondLogFile log, Map<String, Double> nanosPerCall) {
    return of(
        log,
        (model, before, now) -> {
          double callers = 0;
          double workers = 0;
          double weights = 0;
          for (String one : now.models().keySet()) {
            SecondLogFile.OfModel from = SecondLogFile.of(before, one);
            SecondLogFile.OfModel to = SecondLogFile.of(now, one);
            callers += to.callerNanos() - from.callerNanos();
            workers = Math.max(workers, to.workerNanos() - from.workerNanos());
            weights += weight(from, to, nanosPerCall.getOrDefault(one, Double.NaN));
          }
          SecondLogFile.OfModel from = SecondLogFile.of(before, model);
          SecondLogFile.OfModel to = SecondLogFile.of(now, model);
          double weight = weight(from, to, nanosPerCall.getOrDefault(model, Double.NaN));
          return (callers + workers) * weight / weights;
        });
  }

  private static double weight(
      SecondLogFile.OfModel from, SecondLogFile.OfModel to, double nanosPerCall) {
    return (to.calls() - from.calls()) * nanosPerCall;
  }

  private interface CpuNanos {
    double between(String model, SecondLogFile.Second before, SecondLogFile.Second now);
  }

  private static Measured of(SecondLogFile log, CpuNanos cpu) {
    Map<String, Amount> models = new LinkedHashMap<>();
    SecondLogFile.Second before = null;
    for (SecondLogFile.Second now : log.seconds().values()) {
      if (before != null) {
        double activeJoules = Setup.WATTS - Setup.IDLE_WATTS;
        double hostNanos =
            Math.max(
                now.hostBusyNanos() - before.hostBusyNanos(),
                now.processNanos() - before.processNanos());
        for (String model : now.models().keySet()) {
          double nanos = cpu.between(model, before, now);
          models.merge(
              model,
              new Amount(nanos / 1e9, activeJoules * nanos / hostNanos),
              (sum, more) -> sum.plus(more.cpuSeconds(), more.joules()));
        }
      }
      before = now;
    }
    return new Measured(models);
  }
}
