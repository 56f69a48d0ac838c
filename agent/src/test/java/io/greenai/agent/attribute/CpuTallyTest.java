package io.greenai.agent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Ownership;
import org.junit.jupiter.api.Test;

class CpuTallyTest {
  @Test
  void ownershipIsTheWorstOfWhatWasAdded() {
    CpuTally tally = new CpuTally();
    tally.add(5, Ownership.EXACT);
    tally.add(3, Ownership.PROPORTIONAL);
    tally.add(0, Ownership.ESTIMATED);

    assertThat(tally.ownership()).isEqualTo(Ownership.PROPORTIONAL);
  }

  @Test
  void workersOfASessionAreNativeAndNativeThreadsCount() {
    CpuTally tally = new CpuTally();
    tally.add(1, Ownership.EXACT);
    tally.addNative(2, Ownership.PROPORTIONAL);
    tally.addOwnWorkers(4);

    assertThat(tally.ownWorkerNanos()).isEqualTo(4);
    assertThat(tally.nativeNanos()).isEqualTo(6);
    assertThat(tally.nanos()).isEqualTo(7);
  }
}
