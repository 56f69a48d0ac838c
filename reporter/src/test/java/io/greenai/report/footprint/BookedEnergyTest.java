package io.greenai.report.footprint;

import static io.greenai.report.footprint.ErrorSource.Group.ALLOCATION;
import static io.greenai.report.footprint.ErrorSource.Group.METER;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Phase;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.org.Allocation;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class BookedEnergyTest {
  private static final BigInteger UNIT = BigInteger.valueOf(1_000_000);

  private final SortedMap<LoadKey, LoadSums> loads =
      new Books()
          .meterPpm(50_000)
          .allocationPpm(100_000)
          .model("scoring", "a", Phase.INFERENCE, 1, UNIT.multiply(BigInteger.valueOf(5)))
          .model("scoring", "b", Phase.INFERENCE, 1, UNIT.multiply(BigInteger.valueOf(3)))
          .allocationPpm(0)
          .account("scoring", Account.HOST_IDLE, UNIT.multiply(BigInteger.valueOf(2)))
          .totals(1)
          .loads();
  private final Map<LoadKey, MeteredEnergy> booked = BookedEnergy.of(loads);

  @Test
  void whatTheSplitTakesFromOneAccountItGivesToTheOthers() {
    MeteredEnergy all = sum(booked);

    assertThat(all.uncertainty().of(ALLOCATION).bySource().values())
        .hasSize(2)
        .allSatisfy(error -> assertThat(error.above()).isZero());
    assertThat(all.uncertainty().of(METER).around(all.estimate().central()).high())
        .isEqualByComparingTo("11000000");
  }

  /** By hand: a errs by 500,000 and b by 300,000; a keeps half of its own, and owes half of b's. */
  @Test
  void anAccountBearsItsShareOfTheErrorsOfTheOthers() {
    MeteredEnergy a = of("a");

    assertThat(
            a.uncertainty().bySource().get(new ErrorSource(ALLOCATION, "model a", false)).above())
        .isEqualByComparingTo("250000");
    assertThat(
            a.uncertainty().bySource().get(new ErrorSource(ALLOCATION, "model b", false)).above())
        .isEqualByComparingTo("-150000");
  }

  @Test
  void thePolicyForIdleEnergyMovesErrorsWithTheEnergyAndMakesNone() {
    Map<LoadKey, MeteredEnergy> moved =
        new EnergyAllocation(Allocation.BY_ACTIVITY, Allocation.NONE).apply(loads);
    BigDecimal nothing = new BigDecimal("1e-20");

    assertThat(sum(moved).microjoules()).isEqualTo(sum(booked).microjoules());
    assertThat(sum(moved).uncertainty().of(ALLOCATION).bySource().values())
        .allSatisfy(error -> assertThat(error.above().abs()).isLessThan(nothing));
    assertThat(
            sum(moved)
                .uncertainty()
                .of(METER)
                .minus(sum(booked).uncertainty().of(METER))
                .bySource())
        .allSatisfy((source, error) -> assertThat(error.above().abs()).isLessThan(nothing));
  }

  private MeteredEnergy of(String model) {
    return booked.entrySet().stream()
        .filter(load -> load.getKey().model() != null && load.getKey().model().name().equals(model))
        .map(Map.Entry::getValue)
        .reduce(MeteredEnergy.ZERO, MeteredEnergy::plus);
  }

  private static MeteredEnergy sum(Map<LoadKey, MeteredEnergy> loads) {
    return loads.values().stream().reduce(MeteredEnergy.ZERO, MeteredEnergy::plus);
  }
}
