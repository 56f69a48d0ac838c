package io.greenai.agent.meter.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CudaOrdinalsTest {
  private static final Board A = new Board("GPU-aaaa-1", "A100", "0000:01:00.0", false, 0);
  private static final Board B = new Board("GPU-bbbb-2", "A100", "0000:02:00.0", false, 0);
  private static final Board C = new Board("GPU-bbcc-3", "A100", "0000:03:00.0", true, 0);
  private static final Board OLD = new Board("GPU-dddd-4", "T4", "0000:04:00.0", false, 0);

  @Test
  void withoutASettingBoardsCountInTheOrderOfTheBus() {
    assertThat(names(Map.of()))
        .containsExactly(
            Map.entry(A.pciAddress(), "gpu0"),
            Map.entry(B.pciAddress(), "gpu1"),
            Map.entry(C.pciAddress(), "gpu2"));
  }

  @Test
  void theSettingLeavesBoardsOutAndOrdersTheOthers() {
    assertThat(visible("2,0"))
        .containsExactly(Map.entry(C.pciAddress(), "gpu0"), Map.entry(A.pciAddress(), "gpu1"));
  }

  @Test
  void theFirstEntryThatNamesNoBoardEndsTheList() {
    assertThat(visible("1,-1,0")).containsExactly(Map.entry(B.pciAddress(), "gpu0"));
    assertThat(visible("1,9,0")).containsExactly(Map.entry(B.pciAddress(), "gpu0"));
    assertThat(visible("")).isEmpty();
    assertThat(visible("NoDevFiles")).isEmpty();
  }

  @Test
  void theBeginningOfAUuidWillDoIfItIsOneBoards() {
    assertThat(visible("GPU-bbb, GPU-a"))
        .containsExactly(Map.entry(B.pciAddress(), "gpu0"), Map.entry(A.pciAddress(), "gpu1"));
    assertThat(visible("GPU-bb")).isEmpty();
  }

  @Test
  void anInstanceStandsForTheBoardThatItIsPartOf() {
    assertThat(visible("MIG-7")).containsExactly(Map.entry(C.pciAddress(), "gpu0"));
    assertThat(visible("MIG-8")).isEmpty();
  }

  @Test
  void boardsOfSeveralKindsNeedAnOrder() {
    assertThat(mixed(Map.of()).doubt())
        .contains(
            "the GPUs of this host are of several kinds (A100, T4) and CUDA numbers the fastest"
                + " first, so that gpu0 may be another board than is metered as gpu0; set"
                + " CUDA_DEVICE_ORDER=PCI_BUS_ID");
    assertThat(mixed(Map.of("CUDA_DEVICE_ORDER", "PCI_BUS_ID")).doubt()).isEmpty();
    assertThat(mixed(Map.of("CUDA_VISIBLE_DEVICES", "GPU-dddd,GPU-aaaa")).doubt()).isEmpty();
    assertThat(of(List.of(A, B), Map.of()).doubt()).isEmpty();
  }

  private static CudaOrdinals mixed(Map<String, String> environment) {
    return of(List.of(A, OLD), environment);
  }

  private static Map<String, String> visible(String setting) {
    return names(Map.of("CUDA_VISIBLE_DEVICES", setting));
  }

  private static Map<String, String> names(Map<String, String> environment) {
    return of(List.of(A, B, C), environment).names();
  }

  private static CudaOrdinals of(List<Board> boards, Map<String, String> environment) {
    return new CudaOrdinals(
        boards,
        environment,
        instance -> instance.equals("MIG-7") ? Optional.of(C.uuid()) : Optional.empty());
  }
}
