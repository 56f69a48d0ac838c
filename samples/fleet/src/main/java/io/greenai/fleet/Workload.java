package io.greenai.fleet;

import io.greenai.ledger.Phase;
import java.time.LocalDate;
import java.util.List;

/**
 * One phase of one model as an agent's service uses it.
 *
 * @param peakCallsPerHour at the top of the curve
 * @param itemsPerCall batch size
 * @param stating what the application says of it
 * @param deployments by date, the first from the beginning
 */
record Workload(
    String model,
    Phase phase,
    String engine,
    LoadCurve curve,
    int peakCallsPerHour,
    int itemsPerCall,
    String itemUnit,
    Stating stating,
    List<Deployment> deployments) {

  /**
   * A version and what it costs.
   *
   * @param from its first day, by the host's zone
   * @param microjoulesPerCall of CPU and memory, above idle
   * @param nativeShare of its CPU time on worker threads
   * @param spinShare of the workers' time waiting for work
   */
  record Deployment(
      LocalDate from,
      String version,
      long microjoulesPerCall,
      long nanosPerCall,
      double nativeShare,
      double spinShare) {}

  /** The same, of which the application says more. */
  Workload stating(Stating more) {
    return new Workload(
        model, phase, engine, curve, peakCallsPerHour, itemsPerCall, itemUnit, more, deployments);
  }

  Deployment on(LocalDate day) {
    Deployment current = deployments.get(0);
    for (Deployment deployment : deployments) {
      if (!deployment.from().isAfter(day)) {
        current = deployment;
      }
    }
    return current;
  }
}
