package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Phase;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.org.Allocation;
import io.greenai.report.query.LoadKey;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EnergyAllocationTest {
  private final SortedMap<LoadKey, LoadSums> loads =
      new Books()
          .model("scoring", "a", Phase.INFERENCE, 1, BigInteger.valueOf(30))
          .model("scoring", "b", Phase.INFERENCE, 1, BigInteger.valueOf(10))
          .account("scoring", Account.JVM_GC, BigInteger.valueOf(8))
          .account("scoring", Account.HOST_IDLE, BigInteger.valueOf(100))
          .account("scoring", Account.HOST_OTHER, BigInteger.valueOf(12))
          .totals(1)
          .loads();

  @Test
  void withoutPolicyEveryAccountKeepsWhatWasBooked() {
    assertThat(apply(Allocation.NONE, Allocation.NONE)).containsExactly(30L, 10L, 8L, 12L, 100L);
  }

  @Test
  void jvmOverheadGoesToTheModelsOfItsJvmByTheirEnergy() {
    assertThat(apply(Allocation.NONE, Allocation.BY_ACTIVITY))
        .containsExactly(36L, 12L, 0L, 12L, 100L);
  }

  @Test
  void idleSharesOfOthersStayIdle() {
    assertThat(apply(Allocation.BY_ACTIVITY, Allocation.NONE))
        .containsExactly(80L, 27L, 8L, 12L, 33L);
  }

  /** By hand: of 100 kept by a, b and others, 60, 20 and 20; what others keep stays idle. */
  @Test
  void idleGoesByWhatWasKeptForEachWhetherUsedOrNot() {
    SortedMap<LoadKey, LoadSums> kept =
        new Books()
            .reserved(60)
            .model("scoring", "a", Phase.INFERENCE, 1, BigInteger.valueOf(1))
            .reserved(20)
            .model("scoring", "b", Phase.INFERENCE, 1, BigInteger.valueOf(9))
            .account("scoring", Account.HOST_OTHER, BigInteger.valueOf(12))
            .reserved(0)
            .account("scoring", Account.HOST_IDLE, BigInteger.valueOf(100))
            .totals(1)
            .loads();

    assertThat(
            new EnergyAllocation(Allocation.BY_RESERVATION, Allocation.NONE)
                .apply(kept).values().stream().map(energy -> energy.microjoules().longValueExact()))
        .containsExactly(61L, 29L, 12L, 20L);
  }

  @Property
  void partsSumToTheWhole(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long whole,
      @ForAll @Size(min = 1, max = 20)
          List<@LongRange(min = 1, max = 1_000_000_000L) Long> weights) {
    List<BigInteger> parts =
        Apportionment.of(
            BigInteger.valueOf(whole), weights.stream().map(BigInteger::valueOf).toList());

    assertThat(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(BigInteger.valueOf(whole));
    assertThat(parts).allSatisfy(part -> assertThat(part).isNotNegative());
  }

  /** In the order of accounts: models, gc, other, idle. */
  private List<Long> apply(Allocation idle, Allocation jvm) {
    return new EnergyAllocation(idle, jvm)
        .apply(loads).values().stream()
            .map(energy -> energy.microjoules().longValueExact())
            .toList();
  }
}
