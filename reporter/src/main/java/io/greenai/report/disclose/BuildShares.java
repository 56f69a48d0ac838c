package io.greenai.report.disclose;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Quality;
import io.greenai.report.budget.BudgetView;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.footprint.Band;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.RunTotals.Built;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a part of building comes to: of each load that it booked to, the share that it has of the
 * load's booked energy.
 */
final class BuildShares {
  private final Organisation organisation;
  private final Footprint footprint;

  BuildShares(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /** The worst of all that is behind it. */
  static Quality quality(BuildingRun part) {
    return part.byYear().values().stream()
        .flatMap(loads -> loads.keySet().stream())
        .map(LoadKey::quality)
        .reduce(Quality.MEASURED, Quality::worse);
  }

  /** Of electricity and hardware over the life cycle. */
  CarbonFigure emissions(BuildingRun part) {
    CarbonFigure sum = CarbonFigure.NONE;
    for (Map.Entry<Integer, ? extends Map<LoadKey, Built>> year : part.byYear().entrySet()) {
      Footprint books = books(year.getKey());
      for (Map.Entry<LoadKey, Built> load : year.getValue().entrySet()) {
        CarbonFigure whole = BudgetView.LCA.carbon(books.total(load.getKey()::equals));
        sum = sum.plus(whole.share(share(load.getValue(), booked(books, load.getKey()))));
      }
    }
    return sum;
  }

  /**
   * How {@link #emissions(BuildingRun)} come about.
   *
   * @param name what the part is, as a formula calls its energy
   * @param terms that it is selected by besides its loads
   */
  Derivation emissions(BuildingRun part, String name, Map<String, String> terms) {
    return derivation(
        part, name, terms, (origins, of) -> origins.wholeLife(of).plus(origins.embodied(of)));
  }

  /** As the grid delivers it, with what policies give it of idle energy and overhead. */
  Estimate facility(BuildingRun part) {
    Estimate sum = Estimate.ZERO;
    for (Map.Entry<Integer, ? extends Map<LoadKey, Built>> year : part.byYear().entrySet()) {
      Footprint books = books(year.getKey());
      for (Map.Entry<LoadKey, Built> load : year.getValue().entrySet()) {
        BigDecimal share = share(load.getValue(), booked(books, load.getKey()));
        sum =
            sum.plus(
                books
                    .total(load.getKey()::equals)
                    .facility()
                    .microjoules()
                    .times(share, Quality.MEASURED));
      }
    }
    return sum;
  }

  /** How {@link #facility(BuildingRun)} comes about; parameters as of emissions. */
  Derivation facility(BuildingRun part, String name, Map<String, String> terms) {
    return derivation(part, name, terms, Origins::facility);
  }

  private Footprint books(int year) {
    return Optional.ofNullable(footprint.builds().get(year)).orElseThrow();
  }

  private static BigInteger booked(Footprint books, LoadKey load) {
    return books.totals().sum(load::equals).totalMicrojoules();
  }

  private static BigDecimal share(Built part, BigInteger whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(part.microjoules()).divide(new BigDecimal(whole), Band.PRECISION);
  }

  private Derivation derivation(
      BuildingRun part,
      String name,
      Map<String, String> terms,
      BiFunction<Origins, Selection, Derivation> whole) {
    List<Part> parts = new ArrayList<>();
    List<Input> beside = new ArrayList<>();
    part.byYear()
        .forEach(
            (year, loads) ->
                loads.forEach(
                    (load, built) -> {
                      Selection of = only(load);
                      Footprint books = books(year);
                      Derivation one =
                          new OtherTime("" + year, Map.of("year", "" + year))
                              .in(
                                  share(
                                      whole.apply(new Origins(organisation, books), of),
                                      Origins.ledgers(
                                          "booked energy of " + name,
                                          built.microjoules(),
                                          of.where(terms)),
                                      Origins.ledgers(
                                          "booked energy of all runs", booked(books, load), of)));
                      one.arithmetic()
                          .ifPresent(sum -> parts.add(new Part(year + ", " + load.hostKey(), sum)));
                      beside.addAll(one.besides());
                    }));
    return Derivation.sum("calendar years, hosts and kinds of work", parts).beside(beside);
  }

  private static Derivation share(Derivation whole, Input.OfLedgers part, Input.OfLedgers booked) {
    return booked.value().signum() == 0
        ? whole.then(sum -> Formula.of(part))
        : whole.then(sum -> sum.times(Formula.of(part)).over(Formula.of(booked)));
  }

  private static Selection only(LoadKey load) {
    ModelKey model = Optional.ofNullable(load.model()).orElseThrow();
    return Selection.MODELS
        .where("model", model.name(), load::equals)
        .where("version", model.version(), load::equals)
        .where("phase", model.phase().id(), load::equals)
        .where("engine", model.engine(), load::equals)
        .where("device", model.device(), load::equals)
        .where("service", load.service(), load::equals)
        .where("environment", load.environment(), load::equals)
        .where("quality", load.quality().id(), load::equals)
        .host(load.hostKey());
  }
}
