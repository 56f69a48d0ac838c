package io.greenai.report.disclose;

import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpinRemedyTest {
  private static final BigInteger CPU_NANOS = BigInteger.valueOf(1_000);

  @Test
  void onnxRuntimeHasAnOptionAndFewerThreads() {
    assertThat(remedy("onnxruntime", 940, Set.of(Map.of("intraOpThreads", "4"))))
        .isEqualTo("session.intra_op.allow_spinning=0, or fewer threads than the 4 that it has");
    assertThat(remedy("onnxruntime", 940, Set.of(Map.of("executionProvider", "cpu"))))
        .isEqualTo("session.intra_op.allow_spinning=0, or fewer threads");
  }

  @Test
  void pyTorchWaitsAsOpenMpIsToldTo() {
    assertThat(remedy("pytorch", 10, Set.of()))
        .isEqualTo(
            "OMP_WAIT_POLICY=passive in the environment, or fewer threads"
                + " (ai.djl.pytorch.num_threads)");
  }

  @Test
  void belowAHundredthThereIsNothingToTell() {
    assertThat(remedy("onnxruntime", 9, Set.of())).isEmpty();
    assertThat(SpinRemedy.of("onnxruntime", Activities.spinning(0, Set.of()), ZERO)).isEmpty();
  }

  @Test
  void ofAPoolThatModelsShareNothingIsToldButItsOption() {
    Set<Map<String, String>> shared =
        Set.of(Map.of("executionProvider", "cpu", "threadPool", "shared by the process"));

    assertThat(SpinNotTold.why(Activities.spinning(0, shared)))
        .contains("its worker threads serve other models too");
    assertThat(remedy("onnxruntime", 0, shared))
        .isEqualTo("OrtThreadingOptions.setGlobalSpinControl(false), unless that is set");
  }

  @Test
  void ofWorkersThatNobodyCountedNothingIsTold() {
    Set<Map<String, String>> unknown = Set.of(Map.of("intraOpThreads", "unknown"));

    assertThat(SpinNotTold.why(Activities.spinning(0, unknown)))
        .contains("nobody knows how many worker threads it has");
    assertThat(remedy("onnxruntime", 0, unknown)).isEmpty();
  }

  @Test
  void oneSessionWhoseWorkersAreItsOwnIsEnoughToTell() {
    Map<String, String> shared = Map.of("threadPool", "shared by the process");
    Map<String, String> own = Map.of("intraOpThreads", "4");

    assertThat(SpinNotTold.why(Activities.spinning(0, Set.of(shared, own)))).isEmpty();
    assertThat(SpinNotTold.why(Activities.spinning(1, Set.of(shared)))).isEmpty();
    assertThat(SpinNotTold.why(Activities.spinning(0, Set.of()))).isEmpty();
  }

  private static String remedy(String engine, long spinNanos, Set<Map<String, String>> settings) {
    return SpinRemedy.of(engine, Activities.spinning(spinNanos, settings), CPU_NANOS);
  }
}
