package io.greenai.report.disclose;

import io.greenai.report.ingest.ActivitySums;
import java.math.BigInteger;

/**
 * What keeps a model's native workers from waiting on the CPU: the options that its engine
 * documents for it (ONNX Runtime, "Thread management"; OpenMP 5.2, section 21.7; DJL, "Inference
 * performance optimization").
 */
final class SpinRemedy {
  /** Below a hundredth of the CPU time there is nothing to gain. */
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private static final String FEWER = "fewer threads";

  private SpinRemedy() {}

  /**
   * The options in one sentence; empty where little is spent waiting. Of a pool that models share
   * nobody can tell, but it waits on the CPU unless told not to.
   */
  static String of(String engine, ActivitySums activity, BigInteger cpuNanos) {
    if (engine.equals("onnxruntime") && SpinNotTold.ofSharedPool(activity)) {
      return "OrtThreadingOptions.setGlobalSpinControl(false), unless that is set";
    }
    if (activity.spinCpuNanos().multiply(HUNDRED).compareTo(cpuNanos) < 0
        || activity.spinCpuNanos().signum() == 0) {
      return "";
    }
    return switch (engine) {
      case "onnxruntime" -> "session.intra_op.allow_spinning=0, or " + fewer(activity);
      case "pytorch" ->
          "OMP_WAIT_POLICY=passive in the environment, or "
              + FEWER
              + " (ai.djl.pytorch.num_threads)";
      default -> FEWER + ", or workers that sleep between calls";
    };
  }

  private static String fewer(ActivitySums activity) {
    int most =
        activity.settings().stream()
            .map(settings -> settings.getOrDefault("intraOpThreads", ""))
            .filter(threads -> threads.matches("\\d{1,6}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return most > 1 ? FEWER + " than the " + most + " that it has" : FEWER;
  }
}
