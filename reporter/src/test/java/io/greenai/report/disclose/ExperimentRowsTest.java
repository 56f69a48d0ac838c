package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenai.ledger.Phase;
import io.greenai.ledger.StatedFigures;
import io.greenai.report.disclose.model.Experiments;
import io.greenai.report.disclose.model.Experiments.Row;
import io.greenai.report.disclose.model.Experiments.ScoreRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Reperformance;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.RestFraction;
import io.greenai.report.org.ScoreTarget;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.query.BuildBooks;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.SlotIntensities;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of a minute in which the model takes 120 J, which are 180 J with PUE 1.5. */
class ExperimentRowsTest {
  private static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));
  private static final Instant START = Instant.parse("2026-11-22T21:45:00Z");
  private static final BigDecimal WINDOW = new BigDecimal("180000000");
  private static final StatedFigures NOTHING = StatedFigures.NONE;
  private static final StatedFigures A = stated("a");

  @TempDir Path folder;

  @Test
  void energyToSolutionEndsWithTheWindowThatFirstStatesTheBestScore() throws IOException {
    build(A, A, scored("accuracy", "0.7"), A, scored("accuracy", "0.9"), A, A, A)
        .write("m", minutes(8));
    Row row = page(List.of()).shown().get(0);
    ScoreRow scores = row.scores().get(0);

    assertThat(number(row.taken().orElseThrow().energy()))
        .isEqualByComparingTo(new BigDecimal(8 * 120_000_000L));
    assertThat(scores.measure()).isEqualTo("accuracy, training");
    assertThat(number(scores.best())).isEqualByComparingTo("0.9");
    assertThat(number(scores.energy())).isEqualByComparingTo(windows(5));
    assertThat(number(scores.share().orElseThrow())).isEqualByComparingTo("0.625");
    assertThat(number(scores.emissions()))
        .isCloseTo(
            number(row.taken().orElseThrow().emissions()).multiply(new BigDecimal("0.625")),
            within(new BigDecimal("1E-20")));
    assertThat(scores.solution())
        .isEqualTo("no target stated; highest, first reached 2026-11-22 21:50 UTC");
    assertThat(isLowerBound(scores.energy())).isFalse();
  }

  @Test
  void theBestScoreOfALossIsTheLowestAndTheFirstOfEquallyGoodOnesCounts() throws IOException {
    build(scored("loss", "0.4"), scored("loss", "-0.2"), scored("loss", "-0.2"), A)
        .write("m", minutes(4));
    ScoreRow scores = page(List.of()).shown().get(0).scores().get(0);

    assertThat(number(scores.best())).isEqualByComparingTo("-0.2");
    assertThat(number(scores.last())).isEqualByComparingTo("-0.2");
    assertThat(number(scores.energy())).isEqualByComparingTo(windows(2));
  }

  @Test
  void aTargetThatTheOrganisationStatesIsTheSolution() throws IOException {
    build(scored("gain", "0.4"), scored("gain", "0.6"), scored("gain", "0.9"))
        .write("m", minutes(3));

    ScoreRow reached = page(target("gain", "0.6")).shown().get(0).scores().get(0);
    ScoreRow missed = page(target("gain", "0.95")).shown().get(0).scores().get(0);

    assertThat(number(reached.energy())).isCloseTo(windows(2), within(new BigDecimal("1E-20")));
    assertThat(number(reached.best())).isEqualByComparingTo("0.9");
    assertThat(reached.solution())
        .isEqualTo("target of at least 0.6: first reached 2026-11-22 21:47 UTC");
    assertThat(missed.solution()).isEqualTo("target of at least 0.95: not reached");
    assertThat(why(missed.energy())).isEqualTo("target not reached with 360 J booked so far");
    assertThat(missed.share()).isEmpty();
  }

  @Test
  void whichScoreIsBetterIsNotGuessed() throws IOException {
    build(scored("gain", "0.4"), scored("gain", "0.6")).write("m", minutes(2));
    ScoreRow scores = page(List.of()).shown().get(0).scores().get(0);

    assertThat(number(scores.last())).isEqualByComparingTo("0.6");
    assertThat(why(scores.best())).contains("state its target in the organisation file");
    assertThat(why(scores.energy())).isEqualTo(why(scores.best()));
  }

  @Test
  void trainingAndEvaluationOfAnExperimentAreItsEnergyWhateverRunBookedThem() throws IOException {
    build(A).write("m", minutes(5));
    build(scored("accuracy", "0.8"), A)
        .run("run-2")
        .phase(Phase.EVALUATION)
        .start(minutes(3))
        .write("m", minutes(5));
    Row row = page(List.of()).shown().get(0);

    assertThat(row.taken().orElseThrow().phases())
        .extracting(phase -> phase.phase() + " " + number(phase.energy()).movePointLeft(6))
        .containsExactly("training 600.000000", "evaluation 240.000000");
    assertThat(row.scores().get(0).measure()).isEqualTo("accuracy, evaluation");
    assertThat(number(row.scores().get(0).energy()))
        .as("the training run's stretch is under way and counts whole")
        .isEqualByComparingTo(windows(6));
  }

  @Test
  void windowsOfSeveralExperimentsAreLeftTogetherAndEachHasALowerBound() throws IOException {
    StatedFigures both = new StatedFigures(0, 0, Map.of("accuracy", "0.95"), List.of("a", "b"));
    build(A, scored("accuracy", "0.7"), both, scored("accuracy", "0.9"), stated("b"))
        .write("m", minutes(5));
    Experiments page = page(List.of());

    Row a = row(page, "a");
    Row together = row(page, "a, b");
    assertThat(number(a.taken().orElseThrow().energy()))
        .isEqualByComparingTo(new BigDecimal(3 * 120_000_000L));
    assertThat(number(a.scores().get(0).best())).isEqualByComparingTo("0.9");
    assertThat(number(a.scores().get(0).energy())).isEqualByComparingTo(windows(3));
    assertThat(isLowerBound(a.scores().get(0).energy())).isTrue();
    assertThat(a.scores().get(0).energy().derivation().formula())
        .endsWith("windows that state a, b together are not in it");
    assertThat(together.remark()).contains("nobody can tell");
    assertThat(isLowerBound(a.taken().orElseThrow().energy())).isTrue();
    assertThat(isLowerBound(together.taken().orElseThrow().energy())).isFalse();
    assertThat(why(together.scores().get(0).energy())).contains("not whose score it is");
    assertThat(page.withoutScores()).containsExactly("m 7, b");
  }

  @Test
  void whatStatesNoExperimentIsToldApart() throws IOException {
    build(A, NOTHING, unnamed("0.9")).write("m", minutes(3));
    Experiments page = page(List.of());

    Row none = row(page, "");
    assertThat(none.taken()).isEmpty();
    assertThat(number(none.scores().get(0).last())).isEqualByComparingTo("0.9");
    assertThat(why(none.scores().get(0).energy())).contains("scope.experiment(id)");
    assertThat(page.unstated()).extracting(Experiments.Unstated::version).containsExactly("m 7");
    assertThat(number(page.unstated().get(0).energy()))
        .isEqualByComparingTo(new BigDecimal(2 * 120_000_000L));
  }

  @Test
  void anExperimentCountsFromItsStartAndIsShownOnlyWhileItIsUnderWay() throws IOException {
    Instant before = QUARTER.start().minusSeconds(120);
    build(A).start(before).write("m", QUARTER.start().plusSeconds(60));
    build(stated("old")).run("run-2").start(before.minusSeconds(900)).write("m", before);
    Experiments page = page(List.of());

    assertThat(page.shown()).extracting(Row::name).containsExactly("a");
    assertThat(number(page.shown().get(0).taken().orElseThrow().energy()))
        .isEqualByComparingTo(new BigDecimal(3 * 120_000_000L));
  }

  @Test
  void scoresWithoutAnExperimentAreThoseOfThePeriod() throws IOException {
    Instant before = QUARTER.start().minusSeconds(120);
    build(unnamed("0.99")).start(before).write("m", QUARTER.start());
    build(unnamed("0.5")).run("run-2").write("m", minutes(2));

    ScoreRow scores = page(List.of()).shown().get(0).scores().get(0);

    assertThat(number(scores.best())).isEqualByComparingTo("0.5");
  }

  @Test
  void idsThatLookAlikeTogetherAreNotMixedUp() throws IOException {
    build(stated("a", "b")).write("m", minutes(2));
    build(stated("a, b")).run("run-2").start(minutes(2)).write("m", minutes(4));

    assertThat(figures(page(List.of()))).hasSize(2 * 4);
  }

  @Test
  void withoutAnythingBuiltOrStatedThePageSaysSo() throws IOException {
    new Ledgers(folder).start(START).write("m", minutes(2));
    assertThat(page(List.of())).isEqualTo(Experiments.NONE);

    build(NOTHING).run("run-2").start(minutes(2)).write("m", minutes(4));
    Experiments page = page(List.of());
    assertThat(page.built()).isTrue();
    assertThat(page.shown()).isEmpty();
  }

  @Test
  void whatAnExperimentComesToFollowsFromItsFormula() throws IOException {
    build(A, scored("accuracy", "0.9"), NOTHING, stated("a", "b"), stated("b"))
        .write("m", minutes(5));

    Reperformance performed = new Reperformance(figures(page(List.of())));

    assertThat(performed.differing()).isEmpty();
    assertThat(performed.untraceable()).isEmpty();
    assertThat(performed.otherIntervals()).isEmpty();
    assertThat(performed.performed()).isEqualTo(3 * 4 + 5 + 1);
  }

  private Ledgers build(StatedFigures... stated) {
    return new Ledgers(folder).phase(Phase.TRAINING).start(START).stating(stated);
  }

  private static StatedFigures stated(String... experiments) {
    return new StatedFigures(0, 0, Map.of(), List.of(experiments));
  }

  private static StatedFigures scored(String measure, String score) {
    return new StatedFigures(0, 0, Map.of(measure, score), List.of("a"));
  }

  private static StatedFigures unnamed(String accuracy) {
    return new StatedFigures(0, 0, Map.of("accuracy", accuracy), List.of());
  }

  private static Instant minutes(int since) {
    return START.plusSeconds(60L * since);
  }

  private static BigDecimal windows(int count) {
    return WINDOW.multiply(BigDecimal.valueOf(count));
  }

  private static List<ModelLife> target(String score, String least) {
    return List.of(
        new ModelLife(
            "m",
            "7",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new ScoreTarget(score, new BigDecimal(least), true))));
  }

  private static Row row(Experiments page, String name) {
    return page.shown().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, Figure> figures(Experiments page) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    page.figures()
        .forEach(figure -> assertThat(figures.put(figure.id(), figure)).isIn(null, figure));
    return figures;
  }

  private static BigDecimal number(Figure figure) {
    return figure.number().orElseThrow();
  }

  private static boolean isLowerBound(Figure figure) {
    return ((Known) figure.value()).lowerBound();
  }

  private static String why(Figure figure) {
    return ((Absent) figure.value()).detail();
  }

  private Experiments page(List<ModelLife> models) throws IOException {
    Organisation organisation =
        Sites.living(
            Sites.organisation(
                Allocation.NONE,
                Allocation.NONE,
                Sites.own(
                    "DE",
                    "1.5",
                    new RestFraction(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "none"),
                    new SiteHardware(
                        new BigDecimal("1000000"),
                        new BigDecimal("4"),
                        "maker",
                        Optional.empty()))),
            models.toArray(ModelLife[]::new));
    ReferenceEngine engine = new ReferenceEngine(List.of(QUARTER));
    BuildBooks builds = new BuildBooks(QUARTER, SlotIntensities.NONE);
    LedgerIngest.survey(folder)
        .read(
            slot -> {
              engine.accept(slot);
              builds.accept(slot);
            });
    Footprint footprint =
        new FootprintCalculator(organisation, FactorSetLoader.bundled())
            .of(engine.totals().get(QUARTER))
            .building(builds.byYear());
    return new ExperimentRows(organisation, footprint).page();
  }
}
