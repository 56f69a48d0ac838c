package io.greenai.benchmarks.accuracy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU time and energy of each model between the first and the last second of a workload.
 *
 * <p>The energy is worked out here, some seconds at a time and by floating point, from the power
 * that the script states: what the host draws beyond idling, times the model's share of the host's
 * CPU time.
 */
record Measured(Map<String, Amount> models) {
  /** Of a single second the host's clock, which goes by ticks, may be a fifth off. */
  private static final int STRETCH_SECONDS = 5;

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
    List<SecondLogFile.Second> seconds = List.copyOf(log.seconds().values());
    int last = seconds.size() - 1;
    for (int from = 0, to; from < last; from = to) {
      to = last - from < 2 * STRETCH_SECONDS ? last : from + STRETCH_SECONDS;
      SecondLogFile.Second before = seconds.get(from);
      SecondLogFile.Second now = seconds.get(to);
      double activeJoules = (Setup.WATTS - Setup.IDLE_WATTS) * (to - from);
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
    return new Measured(models);
  }
}
