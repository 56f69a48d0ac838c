package io.greenai.agent.meter.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.DeviceUse;
import io.greenai.ledger.Ownership;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardUsersTest {
  private static final int OWN = 500;
  private static final int OTHER = 600;
  private static final Board BOARD = new Board("GPU-a", "A100", "0000:65:00.0", false, 0);
  private static final Board DIVIDED = new Board("GPU-a", "A100", "0000:65:00.0", true, 0);
  private static final List<BoardProcess> BOTH =
      List.of(new BoardProcess(OWN, 300), new BoardProcess(OTHER, 100));
  private static final List<BoardProcess> OURS = List.of(new BoardProcess(OWN, 300));

  private final BoardUsers onHost = new BoardUsers(new OwnPids(Set.of(OWN), false));
  private final BoardUsers inContainer = new BoardUsers(new OwnPids(Set.of(OWN), true));

  @Test
  void allSamplesOfTheIntervalCount() {
    assertThat(onHost.of(BOARD, reading(BOTH, busy(OWN, 90), busy(OWN, 30), busy(OTHER, 40))))
        .isEqualTo(new DeviceUse(120, 160, Ownership.PROPORTIONAL));
  }

  @Test
  void aProcessThatIsAloneHasTheBoardExactly() {
    assertThat(onHost.of(BOARD, reading(OURS, busy(OWN, 90)))).isEqualTo(DeviceUse.ALONE);
    assertThat(onHost.of(BOARD, reading(OURS))).isEqualTo(DeviceUse.ALONE);
  }

  @Test
  void aloneAtWorkIsNotAloneOnTheBoard() {
    assertThat(onHost.of(BOARD, reading(BOTH, busy(OWN, 90))))
        .isEqualTo(new DeviceUse(90, 90, Ownership.PROPORTIONAL));
  }

  @Test
  void whileNobodyDoesMuchTheMemoryOfEachDecides() {
    assertThat(onHost.of(BOARD, reading(BOTH)))
        .isEqualTo(new DeviceUse(300, 400, Ownership.ESTIMATED));
  }

  @Test
  void whereMemoryIsNotToldEachCountsTheSame() {
    List<BoardProcess> untold = List.of(new BoardProcess(OWN, -1), new BoardProcess(OTHER, 5));

    assertThat(onHost.of(BOARD, reading(untold)))
        .isEqualTo(new DeviceUse(1, 2, Ownership.ESTIMATED));
  }

  @Test
  void othersAtWorkAreOthers() {
    assertThat(onHost.of(BOARD, reading(BOTH, busy(OTHER, 90))))
        .isEqualTo(new DeviceUse(0, 90, Ownership.PROPORTIONAL));
    assertThat(onHost.of(BOARD, reading(List.of(new BoardProcess(OTHER, 100)))))
        .isEqualTo(new DeviceUse(0, 1, Ownership.ESTIMATED));
  }

  @Test
  void inAContainerANumberThatNobodyKnowsMayBeOurs() {
    assertThat(inContainer.of(BOARD, reading(OURS, busy(645_400, 90))))
        .isEqualTo(DeviceUse.PERHAPS_OTHERS);
  }

  @Test
  void inAContainerOtherContainersMayBeHiddenSoThatNothingIsExact() {
    assertThat(inContainer.of(BOARD, reading(OURS, busy(OWN, 90))))
        .isEqualTo(new DeviceUse(90, 90, Ownership.PROPORTIONAL));
    assertThat(inContainer.of(BOARD, reading(List.of()))).isEqualTo(DeviceUse.UNKNOWN);
  }

  @Test
  void inAContainerOurNumberMayBeAnothersOnTheHost() {
    assertThat(inContainer.of(BOARD, reading(List.of(new BoardProcess(OTHER, 100)), busy(OWN, 90))))
        .isEqualTo(DeviceUse.PERHAPS_OTHERS);
  }

  @Test
  void aDividedBoardTellsNothingOfProcesses() {
    assertThat(onHost.of(DIVIDED, reading(OURS, busy(OWN, 90)))).isEqualTo(DeviceUse.UNKNOWN);
  }

  @Test
  void aDriverThatTellsNothingLeavesItOpen() {
    assertThat(onHost.of(BOARD, reading(null))).isEqualTo(DeviceUse.UNKNOWN);
  }

  private static Utilisation busy(int pid, int percent) {
    return new Utilisation(pid, percent);
  }

  private static BoardReading reading(
      @Nullable List<BoardProcess> processes, Utilisation... utilisations) {
    return new BoardReading(
        0,
        OptionalLong.of(1),
        OptionalLong.of(1),
        processes == null ? Optional.empty() : Optional.of(List.of(utilisations)),
        Optional.ofNullable(processes),
        OptionalInt.empty(),
        null);
  }
}
