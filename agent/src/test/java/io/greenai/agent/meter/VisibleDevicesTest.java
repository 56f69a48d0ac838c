package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibleDevicesTest {
  private static final List<VisibleDevices.Device> FOUR =
      List.of(device("03", "aa"), device("04", "bb"), device("83", "cc"), device("84", "dd"));

  @Test
  void withoutASettingTheyAreNumberedByTheirAddresses() {
    assertThat(names("amdgpu", Map.of()))
        .isEqualTo(Map.of("03", "gpu0", "04", "gpu1", "83", "gpu2", "84", "gpu3"));
  }

  @Test
  void theSettingOfHipCountsThoseThatTheRuntimeBelowLeaves() {
    assertThat(
            names(
                "amdgpu",
                Map.of("ROCR_VISIBLE_DEVICES", "GPU-dd, 1", "HIP_VISIBLE_DEVICES", "1,0")))
        .isEqualTo(Map.of("04", "gpu0", "84", "gpu1"));
    assertThat(names("amdgpu", Map.of("CUDA_VISIBLE_DEVICES", "2")))
        .isEqualTo(Map.of("83", "gpu0"));
  }

  @Test
  void aListEndsAtTheFirstEntryThatNamesNone() {
    assertThat(names("amdgpu", Map.of("HIP_VISIBLE_DEVICES", "3,-1,0")))
        .isEqualTo(Map.of("84", "gpu0"));
    assertThat(names("amdgpu", Map.of("HIP_VISIBLE_DEVICES", ""))).isEmpty();
  }

  @Test
  void intelsMaskMayNameTiles() {
    assertThat(names("xe", Map.of("ZE_AFFINITY_MASK", "1.0,1.1,3", "HIP_VISIBLE_DEVICES", "0")))
        .isEqualTo(Map.of("04", "gpu0", "84", "gpu1"));
  }

  private static Map<String, String> names(String driver, Map<String, String> environment) {
    return VisibleDevices.names(driver, FOUR, environment);
  }

  private static VisibleDevices.Device device(String address, String uuid) {
    return new VisibleDevices.Device(address, "GPU-" + uuid);
  }
}
