package io.greenai.report.disclose;

import io.greenai.report.disclose.Experiment.Measure;
import io.greenai.report.disclose.Experiment.Score;
import io.greenai.report.disclose.model.Experiments.ScoreRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.ScoreTarget;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Scores of experiments, and what it took from an experiment's start to come to the solution. */
final class ScoreRows {
  private final BuildShares shares;
  private final Lineage lineage;
  private final SharedWindows shared;

  ScoreRows(BuildShares shares, Lineage lineage, SharedWindows shared) {
    this.shares = shares;
    this.lineage = lineage;
    this.shared = shared;
  }

  List<ScoreRow> of(Experiment one) {
    return one.scores().entrySet().stream()
        .map(scores -> row(one, scores.getKey(), scores.getValue()))
        .toList();
  }

  private ScoreRow row(Experiment one, Measure measure, List<Score> scores) {
    Solution solution = Solution.of(measure.name(), scores, target(one.version(), measure.name()));
    Score last = scores.get(scores.size() - 1);
    String of = measure + ": " + ExperimentRows.title(one);
    Optional<String> unknown = unknown(one, measure, solution);
    Instant until = solution.reached().orElse(last).at();
    Figure best =
        solution
            .best()
            .map(score -> figure(one, measure, "best", "Best score, " + of, score))
            .orElseGet(
                () ->
                    Figure.absent(
                            id(one, measure, "best"),
                            "Best score, " + of,
                            Unit.SCORE,
                            Reason.NOT_DETERMINED,
                            untold(measure))
                        .by(untold(measure)));
    return new ScoreRow(
        measure.toString(),
        figure(one, measure, "last", "Last score, " + of, last),
        best,
        solution.words(),
        unknown
            .map(why -> absent(one, measure, "energy", "Energy to solution, " + of, why))
            .orElseGet(() -> energy(one, measure, of, until)),
        unknown.isPresent() ? Optional.empty() : Optional.of(share(one, measure, of, until)),
        unknown
            .map(why -> absent(one, measure, "gwp", "Emissions to solution, " + of, why))
            .orElseGet(() -> emissions(one, measure, of, until)));
  }

  private Optional<ScoreTarget> target(Version version, String measure) {
    return lineage.life(version).stream()
        .flatMap(life -> life.targets().stream())
        .filter(target -> target.score().equals(measure))
        .findFirst();
  }

  /** Why nobody can tell what it took; absent where it is known. */
  private static Optional<String> unknown(Experiment one, Measure measure, Solution solution) {
    if (one.ids().isEmpty()) {
      return Optional.of("no experiment stated: state it with scope.experiment(id)");
    }
    if (!one.isOne()) {
      return Optional.of("windows state several experiments, and not whose score it is");
    }
    if (solution.sense().isEmpty()) {
      return Optional.of(untold(measure));
    }
    if (solution.reached().isEmpty()) {
      String booked = UnitLadder.of(Unit.MICROJOULES).write(new BigDecimal(one.microjoules()));
      return Optional.of("target not reached with " + booked + " booked so far");
    }
    return Optional.empty();
  }

  private static String untold(Measure measure) {
    return "whether more or less of '"
        + measure.name()
        + "' is better is not known: state its target in the organisation file (models: targets)";
  }

  private Figure energy(Experiment one, Measure measure, String of, Instant until) {
    BuildingRun part = one.until(until);
    Figure energy =
        Stated.estimate(
            id(one, measure, "energy"),
            "Energy to solution, " + of,
            Unit.MICROJOULES,
            shares.facility(part));
    return shared.told(one, until, energy, shares.facility(part, called(one), terms(one, until)));
  }

  private Figure emissions(Experiment one, Measure measure, String of, Instant until) {
    BuildingRun part = one.until(until);
    CarbonFigure carbon = shares.emissions(part);
    Figure emissions =
        Stated.carbon(
            id(one, measure, "gwp"),
            "Emissions to solution, " + of,
            carbon,
            Reason.NOT_DETERMINED,
            shares.emissions(part, called(one), terms(one, until)));
    return shared.told(one, until, emissions, emissions.derivation());
  }

  private Figure share(Experiment one, Measure measure, String of, Instant until) {
    BigInteger part = one.until(until).microjoules();
    BigInteger whole = one.microjoules();
    Selection all = BuildOrigins.building(one.version()).where(ExperimentRows.terms(one));
    return Stated.ratio(
            id(one, measure, "share"),
            "Booked energy to solution of all of the experiment's, " + of,
            part,
            whole,
            BuildShares.quality(one.all()))
        .by(
            Formula.of(
                    Origins.ledgers(
                        "booked energy to solution", part, all.where(terms(one, until))))
                .over(Formula.of(Origins.ledgers("booked energy", whole, all))));
  }

  private static Figure figure(
      Experiment one, Measure measure, String figure, String label, Score score) {
    Map<String, String> terms = new LinkedHashMap<>(ExperimentRows.terms(one));
    terms.put("at", score.at().toString());
    return Figure.decided(id(one, measure, figure), label, Unit.SCORE, score.value())
        .by(
            Formula.of(
                new OfLedgers(
                    measure.name() + " as stated",
                    score.value(),
                    Unit.SCORE,
                    BuildOrigins.building(one.version())
                        .phases(List.of(measure.phase()))
                        .where(terms)
                        .terms())));
  }

  private static Figure absent(
      Experiment one, Measure measure, String figure, String label, String why) {
    Unit unit = figure.equals("gwp") ? Unit.GRAMS_CO2E : Unit.MICROJOULES;
    return Figure.absent(id(one, measure, figure), label, unit, Reason.NOT_DETERMINED, why).by(why);
  }

  private static String called(Experiment one) {
    return ExperimentRows.called(one) + " to solution";
  }

  private static Map<String, String> terms(Experiment one, Instant until) {
    Map<String, String> terms = new LinkedHashMap<>(ExperimentRows.terms(one));
    terms.put("until", until.toString());
    return terms;
  }

  private static String id(Experiment one, Measure measure, String figure) {
    return ExperimentRows.id(
        one, Stream.of(measure.phase().id(), measure.name(), figure).toArray(String[]::new));
  }
}
