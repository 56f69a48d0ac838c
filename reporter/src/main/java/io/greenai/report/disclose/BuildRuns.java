package io.greenai.report.disclose;

import static java.util.stream.Collectors.toMap;

import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.RunTotals.Built;
import io.greenai.report.query.Totals;
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

  private final Footprint footprint;
  private final BuildShares shares;

  BuildRuns(Organisation organisation, Footprint footprint) {
    this.footprint = footprint;
    this.shares = new BuildShares(organisation, footprint);
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
    Map<String, String> terms = Map.of(term, run.name());
    String of = version + ", " + (term.equals("run") ? "run " : "") + run.name();
    Selection booked = BuildOrigins.building(version).where(terms);
    return new View.BuildRun(
        run.name(),
        time(all),
        Stated.energy(
                id(version, term, run, "energy"),
                "Building " + of,
                all.microjoules(),
                BuildShares.quality(run))
            .by(Origins.booked(all.microjoules(), booked)),
        Stated.carbon(
            id(version, term, run, "gwp"),
            "Building, life cycle: " + of,
            shares.emissions(run),
            Reason.NOT_DETERMINED,
            shares.emissions(run, term + " " + run.name(), terms)));
  }

  /** From when to when. */
  static String time(Built built) {
    return minute(built.first()) + " to " + minute(built.last()) + " UTC";
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  private static String id(Version version, String term, BuildingRun run, String figure) {
    String name = term.equals("run") ? run.name() : "others";
    return FigureId.of("lca", "build", version.name(), version.version(), term, name, figure);
  }
}
