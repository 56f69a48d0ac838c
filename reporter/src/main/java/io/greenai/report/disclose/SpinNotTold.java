package io.greenai.report.disclose;

import io.greenai.report.ingest.ActivitySums;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Why ledgers cannot tell how long a model's workers waited: an agent holds what workers used
 * against the calls that they may have worked for, and knows neither for threads that serve other
 * models too nor for those of unknown number.
 */
final class SpinNotTold {
  private SpinNotTold() {}

  /** Empty where some is told, or where it could have been told in some session. */
  static Optional<String> why(ActivitySums activity) {
    if (ofSharedPool(activity)) {
      return Optional.of("its worker threads serve other models too");
    }
    return all(activity, one -> isShared(one) || isUncounted(one))
        ? Optional.of("nobody knows how many worker threads it has")
        : Optional.empty();
  }

  /** Whether all sessions have their workers in common with others. */
  static boolean ofSharedPool(ActivitySums activity) {
    return all(activity, SpinNotTold::isShared);
  }

  private static boolean all(ActivitySums activity, Predicate<Map<String, String>> way) {
    Set<Map<String, String>> settings = activity.settings();
    return activity.spinCpuNanos().signum() == 0
        && !settings.isEmpty()
        && settings.stream().allMatch(way);
  }

  private static boolean isShared(Map<String, String> settings) {
    return settings.containsKey("threadPool");
  }

  private static boolean isUncounted(Map<String, String> settings) {
    return settings.getOrDefault("intraOpThreads", "").equals("unknown");
  }
}
