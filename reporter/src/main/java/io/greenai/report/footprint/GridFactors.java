package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.Delivery;
import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.factor.Place;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The factors of the grid at a place, and the rates that follow from them. A kilowatt-hour that is
 * consumed takes {@code 1 / (1 - loss)} that are generated; what is lost on the way is added once:
 * to Scope 3.3 where the direct factor is counted at generation, nowhere where it is counted at the
 * consumer, and inside the life-cycle rate and those of resources.
 *
 * @param direct combustion at generation
 * @param lifecycle that and all before and after it
 * @param upstream supply of the fuels that are burnt at generation
 * @param loss share of what is generated that does not reach consumers
 */
public record GridFactors(
    Place place,
    FactorChoice direct,
    FactorChoice lifecycle,
    FactorChoice upstream,
    FactorChoice loss) {

  /** What is told of a direct factor that {@link #isDirectAboveLifecycle}. */
  public static final String ABOVE_LIFECYCLE =
      "is above the life-cycle factor: they come from different sources, and nothing is calculated"
          + " from their difference";

  public GridFactors {
    requireNonNull(place, "place");
    requireNonNull(direct, "direct");
    requireNonNull(lifecycle, "lifecycle");
    requireNonNull(upstream, "upstream");
    requireNonNull(loss, "loss");
  }

  static GridFactors of(FactorsAt factors, Place place) {
    return new GridFactors(
        place,
        factors.gridIntensity(place, FactorBoundary.DIRECT),
        factors.gridIntensity(place, FactorBoundary.LIFECYCLE),
        factors.upstream(place),
        factors.gridLoss(place));
  }

  GridFactors withDirect(FactorChoice other) {
    return new GridFactors(place, other, lifecycle, upstream, loss);
  }

  GridFactors withLifecycle(FactorChoice other) {
    return new GridFactors(place, direct, other, upstream, loss);
  }

  GridFactors withUpstream(FactorChoice other) {
    return new GridFactors(place, direct, lifecycle, other, loss);
  }

  /** Scope 2, location-based. */
  GridRate scope2(FactorErrors errors) {
    GridRate rate = rate("direct factor", direct, errors);
    return isDirectAboveLifecycle()
        ? rate.noting("direct factor for " + place + " " + ABOVE_LIFECYCLE)
        : rate;
  }

  /**
   * Whether combustion alone is said to emit more than the whole life cycle, which it is a part of.
   * Factors of different sources do that; neither is calculated from the other.
   */
  public boolean isDirectAboveLifecycle() {
    return direct.delivery() == lifecycle.delivery()
        && direct.value().isPresent()
        && lifecycle.value().filter(whole -> direct.value().get().compareTo(whole) > 0).isPresent();
  }

  /** Scope 3.3: supply of what is consumed and of what is lost, and generation of what is lost. */
  GridRate scope33(FactorErrors errors) {
    return supply(errors).plus(losses(errors));
  }

  /** Supply of what is consumed and of what is lost. */
  GridRate supply(FactorErrors errors) {
    return delivered("upstream factor", upstream, errors);
  }

  /** Generation of what is lost. */
  GridRate losses(FactorErrors errors) {
    if (direct.value().isEmpty()) {
      return GridRate.NOTHING.lacking(direct.basis());
    }
    GridRate rate =
        isAtGeneration(direct)
            ? lost(errors)
            : GridRate.NOTHING.noting("losses of the grid are in the direct factor for " + place);
    return isAboveWholeLife(scope2(errors).plus(supply(errors)).plus(rate), errors)
        ? rate.noting("the sum of direct and upstream factor for " + place + " " + ABOVE_LIFECYCLE)
        : rate;
  }

  /** Never so of intensities by time: those of other hours are not in them. */
  private boolean isAboveWholeLife(GridRate parts, FactorErrors errors) {
    Optional<Estimate> whole = wholeLife(errors).perKilowattHour();
    return whole.isPresent()
        && upstream.value().isPresent()
        && !(direct instanceof FactorChoice.Timed)
        && parts.perKilowattHour().orElseThrow().central().compareTo(whole.get().central()) > 0;
  }

  /** The whole life cycle of a kilowatt-hour at the consumer: Scope 3.1, and the LCA view. */
  GridRate wholeLife(FactorErrors errors) {
    return delivered("life-cycle factor", lifecycle, errors);
  }

  /** Whether {@code factor} is about electricity before the grid takes its losses. */
  public static boolean isAtGeneration(FactorChoice factor) {
    return factor.delivery() == Delivery.GENERATION;
  }

  /**
   * A factor per kilowatt-hour at the consumer: one that is counted at generation is of {@code 1 /
   * (1 - loss)} times as much.
   *
   * @param name of the factor
   */
  GridRate delivered(String name, FactorChoice factor, FactorErrors errors) {
    GridRate rate = rate(name, factor, errors);
    if (!isAtGeneration(factor)) {
      return rate;
    }
    return loss.value().isEmpty()
        ? rate.lacking(loss.basis())
        : rate.times(perConsumed(errors, BigDecimal.ZERO));
  }

  private GridRate lost(FactorErrors errors) {
    return loss.value().isEmpty()
        ? rate("grid loss", loss, errors)
        : scope2(errors).times(perConsumed(errors, BigDecimal.ONE));
  }

  /**
   * Kilowatt-hours that are generated for one that is consumed, {@code 1 / (1 - loss)}, less {@code
   * without}; its error is that of the loss times {@code 1 / (1 - loss)^2}.
   */
  private GridRate perConsumed(FactorErrors errors, BigDecimal without) {
    GridRate share = rate("grid loss", loss, errors);
    Estimate known = share.perKilowattHour().orElseThrow();
    BigDecimal generated =
        BigDecimal.ONE.divide(BigDecimal.ONE.subtract(known.central()), Band.PRECISION);
    return share.with(
        new Estimate(
            generated.subtract(without),
            known.uncertainty().times(generated.pow(2)),
            known.lowerBound(),
            known.quality()));
  }

  private GridRate rate(String name, FactorChoice factor, FactorErrors errors) {
    return GridRate.of(name + " for " + place, factor, errors);
  }
}
