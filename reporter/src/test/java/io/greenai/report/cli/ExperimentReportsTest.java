package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Phase;
import io.greenai.ledger.StatedFigures;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.render.PdfText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what an application states of training to the reports, their tables and explanations. */
class ExperimentReportsTest {
  private static final String HEADING = "Experiments, scores and energy to solution";
  private static final String ENERGY = "lca.experiment.ranker.7.exp-42.training.accuracy.energy";

  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void openDesk() throws IOException {
    desk = new Desk(folder);
    desk.budget("ranker", "energy: {value: 1, unit: kWh}", "report");
  }

  @Test
  void theReportTellsWhatItTookToComeToTheBestScore() throws IOException {
    train(stated("0.7"), stated("0.9"), stated("0.8"), stated("0.85"));
    report();

    assertThat(html())
        .contains(HEADING)
        .contains("no target stated; highest, first reached 2026-11-22 21:42 UTC")
        .contains("data-figure=\"" + ENERGY + "\"")
        .doesNotContain("no experiment");
    assertThat(
            String.join(
                "", PdfText.pages(Files.readAllBytes(reports().resolve("lca-2026-Q4.pdf")))))
        .contains("Scores,andenergytosolution")
        .contains("ranker7,exp-42accuracy,training0.850.9");
    assertThat(Files.readString(reports().resolve("lca-2026-Q4-figures.csv")))
        .contains("lca.experiment.ranker.7.exp-42.training.accuracy.best,")
        .contains(",0.9,score,,set,");
    assertThat(Files.readString(reports().resolve("lca-2026-Q4-trace.json")))
        .contains("\"experiment\" : \"exp-42\"")
        .contains("\"until\" : \"2026-11-22T21:42:00Z\"");
    assertThat(
            desk.runWithSources("verify-report", reports().resolve("lca-2026-Q4.html").toString()))
        .as(desk.out())
        .isZero();
  }

  @Test
  void theFigureIsExplainedByTheRunsThatStateTheExperiment() throws IOException {
    train(stated("0.7"), stated("0.9"));
    new Ledgers(desk.ledger)
        .run("run-2")
        .phase(Phase.TRAINING)
        .start(Ledgers.OPENED.plusSeconds(240))
        .write("ranker", Ledgers.OPENED.plusSeconds(480));

    desk.runWithSources("explain", ENERGY);

    assertThat(desk.out())
        .startsWith(
            ENERGY + "  Energy to solution, accuracy, training: ranker 7, experiment exp-42")
        .contains("experiment exp-42; until 2026-11-22T21:42:00Z")
        .containsPattern(
            "until 2026-11-22T21:42:00Z; year 2026[^\n]*\n +run run-1 [^\n]*\n +[^r ]");
  }

  @Test
  void whereNobodyStatesAnythingTheReportTellsHowTo() throws IOException {
    train(StatedFigures.NONE);
    report();

    assertThat(html()).contains(HEADING).contains("No experiments and no scores are stated");
  }

  @Test
  void whereNothingIsBuiltThereIsNothingToTell() throws IOException {
    new Ledgers(desk.ledger).write("ranker", Ledgers.OPENED.plusSeconds(240));
    report();

    assertThat(html()).doesNotContain(HEADING);
  }

  private void train(StatedFigures... stated) {
    new Ledgers(desk.ledger)
        .phase(Phase.TRAINING)
        .stating(stated)
        .write("ranker", Ledgers.OPENED.plusSeconds(240));
  }

  private static StatedFigures stated(String accuracy) {
    return new StatedFigures(0, 0, Map.of("accuracy", accuracy), List.of("exp-42"));
  }

  private void report() {
    desk.runWithSources("report", "--out", reports().toString());
  }

  private Path reports() {
    return folder.resolve("reports");
  }

  private String html() throws IOException {
    return Files.readString(reports().resolve("lca-2026-Q4.html"));
  }
}
