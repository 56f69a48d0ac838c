package io.greenai.report.disclose;

import io.greenai.report.disclose.SiteDraw.Rate;
import io.greenai.report.disclose.SiteDraw.Rate.ByTime;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.footprint.GridFactors;
import io.greenai.report.footprint.MatchedEnergy;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.footprint.SiteSignals;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rates of a grid as formulas tell of them. A factor that is counted at the consumer holds losses
 * of the grid already: then no loss is in the formula.
 */
final class GridTerms {
  private static final Formula ONE = Formula.constant(1);
  private static final String DIRECT = "direct factor";
  private static final String LOSS = "grid loss";

  private GridTerms() {}

  /**
   * A factor by the name that formulas give it.
   *
   * @param byTime what stands in its place for energy whose quarter-hour has an intensity
   */
  record Term(
      String name,
      FactorChoice choice,
      Function<MatchedEnergy, Optional<SiteSignals.Mean>> byTime) {

    /** One that holds at any time. */
    Term(String name, FactorChoice choice) {
      this(name, choice, energy -> Optional.empty());
    }
  }

  /** Every factor that a rate of the site may name. */
  static Stream<Term> all(SiteFactors at) {
    return at.isScope2()
        ? Stream.of(direct(at), rest(at), upstream(at), loss(at), lifecycle(at))
            .filter(term -> !term.name().equals(LOSS) || losesAnything(at))
        : Stream.of(lifecycle(at), loss(at))
            .filter(
                term ->
                    !term.name().equals(LOSS) || GridFactors.isAtGeneration(at.grid().lifecycle()));
  }

  private static boolean losesAnything(SiteFactors at) {
    GridFactors grid = at.grid();
    return Stream.of(grid.direct(), grid.upstream(), grid.lifecycle())
        .anyMatch(GridFactors::isAtGeneration);
  }

  private static Term direct(SiteFactors at) {
    return new Term(
        DIRECT, at.grid().direct(), energy -> at.signals().flatMap(of -> of.direct(energy)));
  }

  private static Term rest(SiteFactors at) {
    return new Term(
        "factor of the rest",
        at.market().rest(),
        at.market().isResidual() ? energy -> Optional.empty() : direct(at).byTime());
  }

  private static Term upstream(SiteFactors at) {
    return new Term(
        "upstream factor",
        at.grid().upstream(),
        energy -> at.signals().flatMap(of -> of.upstream(energy)));
  }

  private static Term lifecycle(SiteFactors at) {
    return new Term(
        "life-cycle factor",
        at.grid().lifecycle(),
        energy -> at.signals().flatMap(of -> of.lifecycle(energy)));
  }

  /** Share of what is generated that does not reach consumers. */
  static Term loss(SiteFactors at) {
    return new Term(LOSS, at.grid().loss());
  }

  /** Combustion at generation. */
  static Rate direct(SiteDraw draw) {
    return rate(draw, direct(draw.at()), (factor, choice) -> factor);
  }

  /** What instruments do not cover: a residual mix, else what the grid emits. */
  static Rate rest(SiteDraw draw) {
    return rate(draw, rest(draw.at()), (factor, choice) -> factor);
  }

  /** The whole life cycle of electricity at the consumer. */
  static Rate wholeLife(SiteDraw draw) {
    return rate(draw, lifecycle(draw.at()), (factor, choice) -> delivered(draw, factor, choice));
  }

  /** Supply of electricity, and what is lost on the way. */
  static Rate scope33(SiteDraw draw) {
    return rate(draw, upstream(draw.at()), (factor, choice) -> delivered(draw, factor, choice))
        .plus(part(draw, direct(draw.at()), (factor, choice) -> lost(draw, factor, choice)));
  }

  @FunctionalInterface
  private interface Delivered {
    Formula of(Formula factor, FactorChoice choice);
  }

  private static Rate rate(SiteDraw draw, Term term, Delivered delivered) {
    return part(draw, term, (factor, choice) -> Optional.of(delivered.of(factor, choice)));
  }

  private static Rate part(
      SiteDraw draw, Term term, BiFunction<Formula, FactorChoice, Optional<Formula>> of) {
    return Rate.of(
        draw.factor(term.name(), term.choice()).flatMap(factor -> of.apply(factor, term.choice())),
        mean(draw, term)
            .map(
                mean ->
                    byTime(
                        draw, term, mean, of.apply(intensity(draw, term, mean), mean.factor()))));
  }

  /**
   * Of what is consumed: a factor that is counted at generation is of 1 / (1 - loss) times as much.
   */
  static Formula delivered(SiteDraw draw, Formula factor, FactorChoice choice) {
    return GridFactors.isAtGeneration(choice)
        ? lossOf(draw).map(loss -> factor.over(ONE.minus(loss))).orElse(factor)
        : factor;
  }

  private static Optional<Formula> lost(SiteDraw draw, Formula factor, FactorChoice choice) {
    return GridFactors.isAtGeneration(choice)
        ? lossOf(draw).map(loss -> factor.times(loss).over(ONE.minus(loss)))
        : Optional.empty();
  }

  private static Optional<Formula> lossOf(SiteDraw draw) {
    return draw.factor(LOSS, draw.at().grid().loss());
  }

  private static Optional<SiteSignals.Mean> mean(SiteDraw draw, Term term) {
    return draw.at().signals().isEmpty()
        ? Optional.empty()
        : term.byTime().apply(draw.footprint().matched(draw.of()));
  }

  private static ByTime byTime(
      SiteDraw draw, Term term, SiteSignals.Mean mean, Optional<Formula> rate) {
    String name = "energy with " + term.name() + " by time";
    return new ByTime(
        mean.energy().microjoules(),
        draw.named(
            name,
            new OfLedgers(
                name + draw.here(),
                mean.energy().microjoules().setScale(0, RoundingMode.HALF_EVEN),
                Unit.MICROJOULES,
                draw.of().terms()),
            List.of()),
        rate);
  }

  /** The mean over the energy of the draw; one that nobody may see is named without its number. */
  private static Formula intensity(SiteDraw draw, Term term, SiteSignals.Mean mean) {
    String name = term.name() + " by time";
    return draw.named(
        name,
        mean.factor().isInternal()
            ? new OfPolicy(name + draw.here(), "internal, " + mean.factor().basis())
            : new OfLedgers(
                name + draw.here(),
                mean.factor().number(),
                Unit.GRAMS_CO2E_PER_KWH,
                draw.of().terms()),
        List.of());
  }
}
