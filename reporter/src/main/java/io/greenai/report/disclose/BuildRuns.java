package io.greenai.report.disclose;

import static java.util.stream.Collectors.toMap;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Quality;
import io.greenai.report.budget.BudgetView;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.Band;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.RunTotals.Built;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Building a version run by run. Of each load that a run booked to, it has the share of emissions
 * that it has of booked energy.
 */
final class BuildRuns {
  /** So many of a version stand on a page, those of most energy. */
  static final int NAMED = 10;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Organisation organisation;
  private final Footprint footprint;

  BuildRuns(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /** Those of a version itself, without what it descends from; absent where there is none. */
  Optional<View.BuildRuns> of(Version version) {
    Map<Integer, Totals> years =
        footprint.builds().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, year -> year.getValue().totals()));
    List<BuildingRun> runs =
        BuildingRun.of(version, years).values().stream()
            .sorted(Comparator.comparing(BuildingRun::microjoules).reversed())
            .toList();
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    int named = runs.size() > NAMED + 1 ? NAMED : runs.size();
    List<View.BuildRun> rows = runs.stream().map(run -> row(version, "run", run)).toList();
    List<View.BuildRun> shown = new ArrayList<>(rows.subList(0, named));
    List<BuildingRun> others = runs.subList(named, runs.size());
    if (!others.isEmpty()) {
      shown.add(row(version, "runs", BuildingRun.together(others.size() + " other runs", others)));
    }
    return Optional.of(
        new View.BuildRuns(version.toString(), shown, rows.subList(named, rows.size())));
  }

  /**
   * A line.
   *
   * @param term that ledgers are selected by
   */
  private View.BuildRun row(Version version, String term, BuildingRun run) {
    Built all = run.all();
    Quality quality =
        run.byYear().values().stream()
            .flatMap(loads -> loads.keySet().stream())
            .map(LoadKey::quality)
            .reduce(Quality::worse)
            .orElseThrow();
    String of = version + ", " + (term.equals("run") ? "run " : "") + run.name();
    Selection booked = BuildOrigins.building(version).where(term, run.name(), load -> true);
    return new View.BuildRun(
        run.name(),
        minute(all.first()) + " to " + minute(all.last()) + " UTC",
        Stated.energy(
                id(version, term, run, "energy"), "Building " + of, all.microjoules(), quality)
            .by(Origins.booked(all.microjoules(), booked)),
        Stated.carbon(
            id(version, term, run, "gwp"),
            "Building, life cycle: " + of,
            emissions(run),
            Reason.NOT_DETERMINED,
            derivation(term, run)));
  }

  private static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  private static String id(Version version, String term, BuildingRun run, String figure) {
    String name = term.equals("run") ? run.name() : "others";
    return FigureId.of("lca", "build", version.name(), version.version(), term, name, figure);
  }

  private CarbonFigure emissions(BuildingRun run) {
    CarbonFigure sum = CarbonFigure.NONE;
    for (Map.Entry<Integer, ? extends Map<LoadKey, Built>> year : run.byYear().entrySet()) {
      Footprint books = books(year.getKey());
      for (Map.Entry<LoadKey, Built> load : year.getValue().entrySet()) {
        CarbonFigure whole = BudgetView.LCA.carbon(books.total(load.getKey()::equals));
        sum = sum.plus(whole.share(share(load.getValue(), booked(books, load.getKey()))));
      }
    }
    return sum;
  }

  private Footprint books(int year) {
    return Optional.ofNullable(footprint.builds().get(year)).orElseThrow();
  }

  private static BigInteger booked(Footprint books, LoadKey load) {
    return books.totals().sum(load::equals).totalMicrojoules();
  }

  private static BigDecimal share(Built run, BigInteger whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(run.microjoules()).divide(new BigDecimal(whole), Band.PRECISION);
  }

  private Derivation derivation(String term, BuildingRun run) {
    List<Part> parts = new ArrayList<>();
    List<Input> beside = new ArrayList<>();
    run.byYear()
        .forEach(
            (year, loads) ->
                loads.forEach(
                    (load, built) -> {
                      Derivation of =
                          new OtherTime("" + year, Map.of("year", "" + year))
                              .in(derivation(books(year), load, term, run.name(), built));
                      of.arithmetic()
                          .ifPresent(sum -> parts.add(new Part(year + ", " + load.hostKey(), sum)));
                      beside.addAll(of.besides());
                    }));
    return Derivation.sum("calendar years, hosts and kinds of work", parts).beside(beside);
  }

  private Derivation derivation(
      Footprint books, LoadKey load, String term, String name, Built built) {
    Selection whole = only(load);
    Origins origins = new Origins(organisation, books);
    BigInteger booked = booked(books, load);
    Formula run =
        Formula.of(
            Origins.ledgers(
                "booked energy of " + term + " " + name,
                built.microjoules(),
                whole.where(term, name, key -> true)));
    Derivation all = origins.wholeLife(whole).plus(origins.embodied(whole));
    return booked.signum() == 0
        ? all.then(sum -> run)
        : all.then(
            sum ->
                sum.times(run)
                    .over(Formula.of(Origins.ledgers("booked energy of all runs", booked, whole))));
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
