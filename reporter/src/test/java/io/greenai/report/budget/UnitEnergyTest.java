package io.greenai.report.budget;

import static java.math.MathContext.DECIMAL64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Evaluations of a model that truly needs 1,000,000 uJ for an item. */
class UnitEnergyTest {
  private static final double TRUTH = 1_000_000;
  private static final int TRIALS = 4000;

  @Test
  void energyForAnItemIsTheRatioOfTheSums() {
    UnitEnergy energy = new UnitEnergy(List.of(block(900, 1), block(2100, 2)));

    assertThat(energy.central()).isEqualByComparingTo("1000");
  }

  @Test
  void theHalfWidthOfFourBlocksIsThatOfTheBook() {
    // e - R n is -100, 100, 100, -100 at R = 1000: no lag-1 correlation above 0 (it is -0.25).
    UnitEnergy energy =
        new UnitEnergy(List.of(block(900, 1), block(1100, 1), block(2100, 2), block(1900, 2)));

    // s = sqrt(40,000 / 3) = 115.470; SE = s sqrt(4) / 6 = 38.490; t(3) = 3.182: 122.475 of 1000.
    assertThat(energy.samplingHalfWidth().doubleValue()).isCloseTo(0.122475, within(1e-6));
  }

  @Test
  void itsIntervalHoldsTheTruthInNineteenOfTwentyTrials() {
    assertThat(coverage(new Random(1), 30, 0)).isBetween(0.93, 0.97);
    assertThat(coverage(new Random(2), 6, 0)).isBetween(0.90, 0.98);
  }

  @Test
  void blocksThatAreAlikeCountForFewer() {
    double alike = 0.6;

    // As if they were independent, the interval would hold it in two of three trials.
    assertThat(coverage(new Random(3), 120, alike)).isBetween(0.94, 0.97);
    assertThat(coverage(new Random(4), 60, alike)).isBetween(0.93, 0.97);
  }

  @Test
  void theCallsItAsksForNarrowItToTheStatedBand() {
    Random random = new Random(4);
    UnitEnergy few = new UnitEnergy(blocks(random, 40, 0));
    BigDecimal band = few.samplingHalfWidth().divide(BigDecimal.valueOf(3), DECIMAL64);

    int needed = few.callsFor(band).intValueExact() / 100;

    assertThat(needed).isBetween(345, 375);
    assertThat(new UnitEnergy(blocks(random, needed, 0)).samplingHalfWidth().doubleValue())
        .isCloseTo(band.doubleValue(), within(band.doubleValue() * 0.2));
  }

  @Test
  void noSampleNarrowsTheErrorOfTheMeters() {
    UnitEnergy one = new UnitEnergy(List.of(block(1000, 1)));
    UnitEnergy many = new UnitEnergy(List.of(block(1000, 1), block(1000, 1), block(1000, 1)));

    assertThat(one.meterHalfWidth()).isEqualByComparingTo("0.1");
    assertThat(many.meterHalfWidth()).isEqualByComparingTo("0.1");
  }

  @Test
  void aSingleBlockHasNoSpread() {
    assertThat(new UnitEnergy(List.of(block(1000, 1))).hasSpread()).isFalse();
    assertThat(new UnitEnergy(List.of(block(1000, 1), block(1000, 1))).hasSpread()).isTrue();
  }

  @Test
  void withoutItemsThereIsNoEnergyForOne() {
    List<UnitEnergy.Block> idle = List.of(block(1000, 0));

    assertThatThrownBy(() -> new UnitEnergy(idle))
        .hasMessage("Energy for an item needs items in at least one block");
  }

  /** Of the evaluations that tell an interval, the share whose interval holds the truth. */
  private static double coverage(Random random, int blocks, double alike) {
    List<UnitEnergy> telling =
        Stream.generate(() -> new UnitEnergy(blocks(random, blocks, alike)))
            .limit(TRIALS)
            .filter(UnitEnergy::hasSpread)
            .toList();
    assertThat(telling).hasSizeGreaterThan(TRIALS * 3 / 4);
    int held = 0;
    for (UnitEnergy energy : telling) {
      double central = energy.central().doubleValue();
      double halfWidth = energy.samplingHalfWidth().doubleValue() * central;
      held += Math.abs(central - TRUTH) <= halfWidth ? 1 : 0;
    }
    return (double) held / telling.size();
  }

  /** About 100 items each, whose energy misses its own by 20 %, {@code alike} the block before. */
  private static List<UnitEnergy.Block> blocks(Random random, int count, double alike) {
    List<UnitEnergy.Block> blocks = new ArrayList<>();
    double miss = 0.2 * random.nextGaussian();
    for (int i = 0; i < count; i++) {
      int items = 90 + random.nextInt(21);
      blocks.add(block(Math.round(items * TRUTH * (1 + miss)), items));
      miss = alike * miss + Math.sqrt(1 - alike * alike) * 0.2 * random.nextGaussian();
    }
    return blocks;
  }

  private static UnitEnergy.Block block(long microjoules, long items) {
    return new UnitEnergy.Block(
        BigInteger.valueOf(microjoules),
        BigInteger.valueOf(items),
        BigInteger.valueOf(items),
        BigInteger.valueOf(microjoules).multiply(BigInteger.valueOf(50_000)));
  }
}
