package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.BundledFactors;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.Quantity;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A request to a language model by EcoLogits 0.9.1 ({@code impacts/llm.py}): 1,000 tokens of a
 * model of 70 billion parameters on 4 of the 8 H100 of a server, in a batch of 64, in France, at
 * PUE 1.2. What its own program prints is expected of ours, from booked energy and reserved
 * hardware on.
 */
class EcoLogitsTest {
  private static final BigDecimal BATCH = BigDecimal.valueOf(64);
  private static final BigDecimal TOKENS = BigDecimal.valueOf(1000);
  private static final BigDecimal GPUS = BigDecimal.valueOf(4);
  private static final Duration LATENCY = Duration.ofNanos(86_932_920_235L);
  private static final FactorSet FACTORS = BundledFactors.without(Quantity.GRID_LOSS);

  private final Impact batch = batch();

  @Test
  void aTokenTakesTheEnergyThatItsRegressionGives() {
    assertThat(wattHoursPerToken().central().round(new MathContext(10)))
        .isEqualByComparingTo("8.038825356e-5");
  }

  @Test
  void aRequestDrawsItsShareOfServerAndAcceleratorsTimesPue() {
    assertThat(perRequest(batch.facility().microjoules().central().movePointLeft(6)))
        .as("0.0006575289928335044 kWh, in joules")
        .isEqualByComparingTo("2367.104374");
  }

  /** EcoLogits in kgSbeq and MJ; it adds no losses, and here none of the French grid is known. */
  @Test
  void metalsAndPrimaryEnergyAreThoseOfEcoLogitsAndAtLeast() {
    ResourceUses uses = batch.resources();

    assertThat(perRequest(central(uses.adpElements()))).isEqualByComparingTo("3.194275847e-8");
    assertThat(perRequest(central(uses.primaryEnergy()))).isEqualByComparingTo("0.006123896275");
    assertThat(uses.primaryEnergy().missing()).containsExactly("no grid loss for FR");
  }

  /** EcoLogits multiplies energy that has PUE in it by PUE again: 0.003095935811016985 L / 1.2. */
  @Test
  void waterIsThatOfEcoLogitsWithoutTheSecondPue() {
    assertThat(perRequest(central(batch.resources().water())))
        .isEqualByComparingTo("0.002579946509");
  }

  @Test
  void hardwareFallsOnARequestByTimeAndByReservation() {
    assertThat(perRequest(batch.embodied().mass().orElseThrow().grams().central()))
        .as("5.03371177554764e-05 kg")
        .isEqualByComparingTo("0.05033711776");
  }

  /** {@code (alpha e^(beta B)) P + gamma} watt-hours. */
  private static Estimate wattHoursPerToken() {
    double batched = 1.1665273170451914e-6 * StrictMath.exp(-0.011205921025579175 * 64);
    return Estimate.exactly(new BigDecimal(batched))
        .times(Estimate.exactly(BigDecimal.valueOf(70)))
        .plus(Estimate.exactly(new BigDecimal("4.052928146734005e-5")));
  }

  /** 64 requests at once: 4 accelerators' energy for each, and half a server of 1.2 kW for all. */
  private static BigInteger microjoules() {
    BigDecimal accelerators =
        wattHoursPerToken()
            .central()
            .multiply(TOKENS)
            .multiply(GPUS)
            .multiply(BATCH)
            .multiply(new BigDecimal("3600000000"));
    BigDecimal server =
        BigDecimal.valueOf(LATENCY.toNanos()).multiply(new BigDecimal("0.6")); // 600 W in uJ/ns
    return accelerators.add(server).setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
  }

  /** The server without accelerators by EcoLogits, and eight of them as their maker states. */
  private static SiteHardware hardware() {
    FactorChoice accelerator = FACTORS.at(2026).embodied("h100-sxm-80gb");
    BigDecimal kilograms = accelerator.rows().get(0).range().orElseThrow().low();
    return new SiteHardware(
        kilograms.multiply(BigDecimal.valueOf(8)).add(BigDecimal.valueOf(5700)).movePointRight(3),
        BigDecimal.valueOf(3),
        "EcoLogits; NVIDIA",
        Optional.empty());
  }

  private static Impact batch() {
    Site site = Sites.watered(Sites.own("FR", "1.2", null, hardware()), "0.3");
    long half = LATENCY.toNanos() * 4;
    return new FootprintCalculator(
            Sites.organisation(Allocation.NONE, Allocation.NONE, site), FACTORS)
        .of(
            new Books()
                .boundary(Boundary.WALL)
                .reserved(half)
                .model("scoring", "llm", Phase.INFERENCE, 64, microjoules())
                .reserved(half)
                .account("scoring", Account.HOST_OTHER, BigInteger.ZERO)
                .totals(LATENCY))
        .total(key -> key.model() != null);
  }

  private static BigDecimal central(ResourceUse use) {
    return use.amount().orElseThrow().central();
  }

  private static BigDecimal perRequest(BigDecimal amount) {
    return amount.divide(BATCH, MathContext.DECIMAL128).round(new MathContext(10));
  }
}
