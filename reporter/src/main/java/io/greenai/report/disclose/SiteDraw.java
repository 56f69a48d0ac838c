package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What some loads draw at one site, as formulas tell of it.
 *
 * @param at the site
 * @param of the loads, all of them there
 */
record SiteDraw(Footprint footprint, SiteFactors at, Selection of) {
  private static final String ENERGY = "energy";
  private static final Formula KILOWATT_HOUR = Formula.constant("3.6E12", "uJ/kWh");
  private static final BigDecimal ROUNDING = BigDecimal.ONE;

  /** From energy as meters have it to the energy that a rate is for. */
  @FunctionalInterface
  interface Reach {
    /**
     * For energy of one kind of meter.
     *
     * @param it the energy and what its meter leaves out
     */
    Formula of(SiteDraw draw, Formula it);

    /** What the equipment draws. */
    static Formula it(SiteDraw draw, Formula it) {
      return it;
    }

    /** And what cooling and power supply take. */
    static Formula facility(SiteDraw draw, Formula it) {
      return draw.pue().map(it::times).orElse(it);
    }

    /** What the organisation buys itself. */
    static Formula bought(SiteDraw draw, Formula it) {
      return draw.at.site().paysOverhead() ? facility(draw, it) : it;
    }

    /** What cooling and power supply take alone. */
    static Formula overhead(SiteDraw draw, Formula it) {
      return draw.pue().map(pue -> it.times(pue.minus(Formula.constant(1)))).orElse(it);
    }
  }

  /** Energy that meters of one boundary tell of. */
  private record Metered(boolean wall, Selection of, BigInteger microjoules) {
    String name() {
      return wall ? ENERGY + " metered at the wall" : ENERGY;
    }
  }

  /** All of it. */
  Formula energy(Reach reach) {
    return Formula.sum(
            metered().stream().map(part -> reach.of(this, it(part, formula(part)))).toList())
        .orElseThrow();
  }

  /** The energy alone, for whoever can do nothing with it. */
  Stream<Input> metering() {
    return metered().stream().flatMap(part -> formula(part).inputs());
  }

  /** At a rate per kilowatt-hour; absent where it has none. */
  Optional<Formula> times(Reach reach, Rating rating) {
    return Formula.sum(
            metered().stream().flatMap(part -> at(part, reach, rating.of(draw(part)))).toList())
        .map(sum -> sum.over(KILOWATT_HOUR));
  }

  private SiteDraw draw(Metered part) {
    return new SiteDraw(footprint, at, part.of());
  }

  private Stream<Formula> at(Metered part, Reach reach, Rate rate) {
    Formula all = formula(part);
    if (rate.byTime().isEmpty()) {
      return rate.yearly().map(yearly -> reach.of(this, it(part, all)).times(yearly)).stream();
    }
    Rate.ByTime timed = rate.byTime().get();
    Formula known = timed.energy();
    Formula byTime = reach.of(this, it(part, known)).times(timed.rate());
    if (new BigDecimal(part.microjoules()).subtract(timed.microjoules()).compareTo(ROUNDING) < 0) {
      return Stream.of(byTime);
    }
    return Stream.concat(
        Stream.of(byTime),
        rate
            .yearly()
            .map(yearly -> reach.of(this, it(part, all.minus(known))).times(yearly))
            .stream());
  }

  private Formula it(Metered part, Formula energy) {
    Optional<Formula> rest =
        part.wall()
            ? Optional.empty()
            : StatedRows.rest(at.site())
                .map(row -> named("unmetered rest", new OfFactor(row.name(), row), List.of()))
                .findFirst();
    return rest.map(share -> energy.times(Formula.constant(1).plus(share))).orElse(energy);
  }

  private List<Metered> metered() {
    List<Metered> parts = new ArrayList<>();
    for (boolean wall : new boolean[] {false, true}) {
      Selection part = of.atWall(wall);
      if (footprint.impacts().keySet().stream().anyMatch(part)) {
        parts.add(new Metered(wall, part, metered(footprint, part)));
      }
    }
    return parts;
  }

  static BigInteger metered(Footprint footprint, Predicate<io.greenai.report.query.LoadKey> of) {
    return footprint.impacts().entrySet().stream()
        .filter(impact -> of.test(impact.getKey()))
        .map(impact -> impact.getValue().metered().microjoules())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private Formula formula(Metered part) {
    return named(
        part.name(),
        Origins.ledgers(part.name() + here(), part.microjoules(), part.of()),
        List.of());
  }

  Optional<Formula> pue() {
    return factor("PUE", at.pue());
  }

  /** A factor of the site; absent where it is missing. */
  Optional<Formula> factor(String name, FactorChoice choice) {
    List<Input> parts =
        FactorRows.parts(choice).<Input>map(row -> new OfFactor(row.name(), row)).toList();
    return FactorRows.row(at, name, choice)
        .map(row -> named(name, new OfFactor(name + here(), row), parts))
        .findFirst();
  }

  /** An input that is of this site by its name, and in formulas about the site by less. */
  Formula named(String name, Input input, List<Input> behind) {
    return new Named(name, input, behind);
  }

  String here() {
    return " at " + at.site().name();
  }

  /** What a kilowatt-hour at a site comes to. */
  @FunctionalInterface
  interface Rating {
    Rate of(SiteDraw draw);

    /** One that holds at any time. */
    static Rating always(Function<SiteDraw, Optional<Formula>> rate) {
      return draw -> new Rate(rate.apply(draw), Optional.empty());
    }
  }

  /**
   * A number per kilowatt-hour.
   *
   * @param yearly absent where nothing of it is known
   * @param byTime what stands in its place for energy whose quarter-hour has an intensity
   */
  record Rate(Optional<Formula> yearly, Optional<ByTime> byTime) {

    /** For {@code energy}, of {@code microjoules}, at the mean over its time. */
    record ByTime(BigDecimal microjoules, Formula energy, Formula rate) {}
  }
}
