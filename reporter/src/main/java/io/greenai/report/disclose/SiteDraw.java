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
import java.util.function.UnaryOperator;
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

  /** One product, unless some of it has another rate by time. */
  private Stream<Formula> at(Metered part, Reach reach, Rate rate) {
    return rate.terms().stream().allMatch(term -> term.byTime().isEmpty())
        ? rate.yearly().map(yearly -> product(part, reach, formula(part), yearly)).stream()
        : rate.terms().stream().flatMap(term -> at(part, reach, term));
  }

  private Stream<Formula> at(Metered part, Reach reach, Rate.Term term) {
    Formula all = formula(part);
    if (term.byTime().isEmpty()) {
      return term.yearly().map(yearly -> product(part, reach, all, yearly)).stream();
    }
    Rate.ByTime timed = term.byTime().get();
    Formula known = timed.energy();
    Stream<Formula> byTime = timed.rate().map(mean -> product(part, reach, known, mean)).stream();
    return new BigDecimal(part.microjoules()).subtract(timed.microjoules()).compareTo(ROUNDING) < 0
        ? byTime
        : Stream.concat(
            byTime,
            term.yearly().map(yearly -> product(part, reach, all.minus(known), yearly)).stream());
  }

  private Formula product(Metered part, Reach reach, Formula energy, Formula rate) {
    return reach.of(this, it(part, energy)).times(rate);
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
      return draw -> Rate.of(rate.apply(draw), Optional.empty());
    }
  }

  /**
   * A number per kilowatt-hour.
   *
   * @param terms that it is the sum of
   */
  record Rate(List<Term> terms) {
    Rate {
      terms = List.copyOf(terms);
    }

    static Rate of(Optional<Formula> yearly, Optional<ByTime> byTime) {
      return new Rate(List.of(new Term(yearly, byTime)));
    }

    Rate plus(Rate other) {
      return new Rate(Stream.concat(terms.stream(), other.terms.stream()).toList());
    }

    /** What {@code rate} makes of the number of each term, at any time. */
    Rate of(UnaryOperator<Optional<Formula>> rate) {
      return new Rate(
          terms.stream()
              .map(
                  term ->
                      new Term(
                          rate.apply(term.yearly()),
                          term.byTime()
                              .map(
                                  timed ->
                                      new ByTime(
                                          timed.microjoules(),
                                          timed.energy(),
                                          rate.apply(timed.rate())))))
              .toList());
    }

    private Optional<Formula> yearly() {
      return Formula.sum(terms.stream().flatMap(term -> term.yearly().stream()).toList());
    }

    /**
     * A term.
     *
     * @param yearly absent where nothing of it is known
     * @param byTime what stands in its place for energy whose quarter-hour has an intensity
     */
    record Term(Optional<Formula> yearly, Optional<ByTime> byTime) {}

    /**
     * For {@code energy}, of {@code microjoules}, at the mean over its time.
     *
     * @param rate absent where it is nothing
     */
    record ByTime(BigDecimal microjoules, Formula energy, Optional<Formula> rate) {}
  }
}
