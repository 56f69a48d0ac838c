package io.greenai.report.disclose;

import static java.util.stream.Collectors.toSet;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Comparison;
import io.greenai.report.disclose.model.Comparison.Then;
import io.greenai.report.disclose.model.Comparisons;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Matched;
import io.greenai.report.org.BaseYear;
import io.greenai.report.org.ReportingPolicy;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Figures of the period beside the same ones of earlier periods and of the base year, as far as
 * ledgers tell of them.
 */
final class Comparatives {
  /** Months and quarters differ in length by less than one part in so many. */
  private static final int LENGTHS_DIFFER = 4;

  /** Of the energy, whose counting another way moves figures by less than anyone reads. */
  private static final BigDecimal ALIKE = new BigDecimal("0.01");

  private final Footprint footprint;
  private final List<Figure> current;
  private final Function<Footprint, List<Figure>> figures;

  /**
   * Of a footprint with those that it is compared with.
   *
   * @param current figures of the period to compare
   * @param figures the same of another footprint, in the same order, each from inputs of its own
   */
  Comparatives(
      Footprint footprint, List<Figure> current, Function<Footprint, List<Figure>> figures) {
    this.footprint = footprint;
    this.current = current;
    this.figures = figures;
  }

  Comparisons beside(ReportingPolicy policy) {
    return new Comparisons(
        rows(footprint.earlier()),
        rows(footprint.baseYear()),
        policy.baseYear().map(base -> about(base, policy)).orElse(List.of()));
  }

  private List<String> about(BaseYear base, ReportingPolicy policy) {
    return Stream.of(
            Stream.of("Base year " + base.year() + ": " + base.reason() + "."),
            footprint.baseYear().stream().map(Comparatives::told),
            Stream.of(threshold(policy)))
        .flatMap(texts -> texts)
        .toList();
  }

  private static String told(Footprint other) {
    Totals totals = other.totals();
    String period = totals.period().label();
    if (totals.firstBooked().isEmpty()) {
      return "No ledger tells of " + period + ".";
    }
    LocalDate first = totals.firstBooked().get().atZone(totals.period().zone()).toLocalDate();
    return "Ledgers tell of " + period + " from " + first + " to " + totals.lastDay() + ".";
  }

  /** One row per figure; none where there is nothing to compare with. */
  private List<Comparison> rows(List<Footprint> others) {
    if (others.isEmpty()) {
      return List.of();
    }
    List<List<Figure>> columns = others.stream().map(figures).toList();
    List<Comparison> rows = new ArrayList<>();
    for (int i = 0; i < current.size(); i++) {
      List<Then> beside = new ArrayList<>();
      for (int j = 0; j < others.size(); j++) {
        beside.add(then(current.get(i), columns.get(j).get(i), others.get(j)));
      }
      rows.add(new Comparison(current.get(i), beside));
    }
    return rows;
  }

  private Then then(Figure current, Figure same, Footprint other) {
    String period = other.totals().period().label();
    String id = id(current.id(), period);
    String label = current.label() + ", " + period;
    if (other.impacts().isEmpty()) {
      Figure none =
          Figure.absent(id, label, current.unit(), Reason.NOT_DETERMINED, "no ledger tells of it")
              .by("the same figure of " + period);
      return new Then(period, none, List.of());
    }
    Figure then =
        new Figure(
            id,
            label,
            same.unit(),
            same.per(),
            same.value(),
            inPeriod(period, same.derivation()).noting("as " + current.id() + " in " + period));
    return new Then(
        period, then, isAsLong(other) && isAsMatched(other) ? since(current, then) : List.of());
  }

  /** Over its own inputs, and over figures that are compared as well as they were then. */
  private Derivation inPeriod(String period, Derivation derivation) {
    OtherTime then = new OtherTime(period, Map.of("period", period));
    Set<String> compared = current.stream().map(Figure::id).collect(toSet());
    return then.in(derivation)
        .replacing(
            named ->
                named.input() instanceof OfFigure of && compared.contains(of.id())
                    ? Formula.of(new OfFigure(of.name() + ", " + period, id(of.id(), period)))
                    : named,
            input -> input);
  }

  private static String id(String figure, String period) {
    return figure + "." + FigureId.of("in", period);
  }

  /** Whether as much energy met intensities by time: what remains is no change of method. */
  private boolean isAsMatched(Footprint other) {
    return matched(footprint).subtract(matched(other)).abs().compareTo(ALIKE) <= 0;
  }

  private static BigDecimal matched(Footprint of) {
    BigInteger models = of.total(Selection.MODELS).metered().microjoules();
    return models.signum() == 0
        ? BigDecimal.ZERO
        : of.matched(Selection.MODELS).bySeries().values().stream()
            .map(Matched::microjoules)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(new BigDecimal(models), MathContext.DECIMAL128);
  }

  /** A quarter and a year are never so. */
  private boolean isAsLong(Footprint other) {
    int days = footprint.totals().period().days();
    return Math.abs(other.totals().period().days() - days) <= days / LENGTHS_DIFFER;
  }

  private static List<Figure> since(Figure current, Figure then) {
    if (!(current.value() instanceof Known now) || !(then.value() instanceof Known was)) {
      return List.of();
    }
    Quality quality = now.quality().worse(was.quality());
    BigDecimal more = now.number().subtract(was.number());
    Figure difference =
        Figure.known(
                then.id() + ".difference",
                "Difference to " + then.label(),
                current.unit(),
                more,
                quality)
            .by(current.as("this period").minus(then.as("then")));
    if (was.number().signum() <= 0 || now.lowerBound() != was.lowerBound()) {
      return List.of(difference);
    }
    Figure change =
        Figure.known(
                then.id() + ".change",
                "Change since " + then.label(),
                Unit.RATIO,
                more.divide(was.number(), MathContext.DECIMAL128),
                quality)
            .by(difference.as("difference").over(then.as("then")));
    return List.of(difference, change);
  }

  private static String threshold(ReportingPolicy policy) {
    return policy
        .materialityPercent()
        .map(
            percent ->
                "Significance threshold: the organisation restates earlier figures, those of the"
                    + " base year among them, where a change of data, factors or method comes to "
                    + percent.toPlainString()
                    + " % or more.")
        .orElse(
            "The organisation states no significance threshold ('materialityThreshold') from which"
                + " figures of the base year are restated.");
  }
}
