package io.greenai.fleet;

import io.greenai.ledger.Phase;
import java.time.LocalDate;
import java.util.List;

/**
 * One phase of one model as an agent's service uses it.
 *
 * @param peakCallsPerHour at the top of the curve
 * @param itemsPerCall batch size
 * @param tokensPerCall that the application states to have read; 0 where it states none
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
    int tokensPerCall,
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

  /** The same, of which the application states tokens. */
  Workload stating(int tokens) {
    return new Workload(
        model, phase, engine, curve, peakCallsPerHour, itemsPerCall, itemUnit, tokens, deployments);
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
