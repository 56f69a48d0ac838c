package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ai.onnxruntime.OrtEnvironment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {
  private final SessionSettings settings = SessionSettings.all();

  @Test
  void whatNobodySetIsTheLibrarysOwnAndRunsOnTheCpu() {
    assertThat(settings.recorded()).containsExactly(entry("executionProvider", "cpu"));
    assertThat(settings.device()).isEqualTo("cpu");
  }

  @Test
  void whatMayHaveBeenSetUnseenIsUnknown() {
    SessionSettings before = SessionSettings.some();
    before.put("setInterOpNumThreads", 2);
    before.put("addCPU", true);

    assertThat(before.recorded())
        .containsExactly(
            entry("executionProvider", "unknown"),
            entry("interOpThreads", "2"),
            entry("intraOpThreads", "unknown"));
    assertThat(before.device()).isEqualTo("unknown");
    before.put("addCUDA", 1);
    assertThat(before.device()).isEqualTo("gpu1");
  }

  @Test
  void threadsAreRecordedAndWhetherTheyAreTheProcesss() {
    settings.put("setIntraOpNumThreads", 4);
    settings.put("setInterOpNumThreads", 2);
    settings.put("disablePerSessionThreads", null);

    assertThat(settings.recorded())
        .containsExactly(
            entry("executionProvider", "cpu"),
            entry("interOpThreads", "2"),
            entry("intraOpThreads", "4"),
            entry("threadPool", "shared by the process"));
  }

  @Test
  void providersAreRecordedInTheOrderOfPreferenceAndWithoutTheirOptions() {
    settings.put("addTensorrt", "OrtTensorRTProviderOptions(cache=/home/anna)");
    settings.put("addCUDA", 1);
    settings.put("addCPU", true);

    assertThat(settings.recorded())
        .containsExactly(entry("executionProvider", "tensorrt, cuda, cpu"));
    assertThat(settings.device()).isEqualTo("gpu1");
  }

  @Test
  void aProviderThatIsPluggedInIsNamedByItsDevices() throws Exception {
    settings.put("addExecutionProvider", OrtEnvironment.getEnvironment().getEpDevices());

    assertThat(settings.recorded()).isEqualTo(Map.of("executionProvider", "CPUExecutionProvider"));
  }
}
