package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.ingest.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Version 7 runs and draws 2 W for 600 items a minute, 0.2 J each; with the rest that its meters
 * leave out and PUE that is 0.36 J. Candidates answer as many.
 */
class CandidateTest {
  private static final long MINUTES = 10;

  @TempDir Path folder;

  private Desk desk;
  private Path evaluation;

  @BeforeEach
  void layOut() throws IOException {
    desk = new Desk(folder);
    evaluation = folder.resolve("evaluation");
    new Ledgers(desk.ledger).write("fraud-scorer", Ledgers.OPENED.plusSeconds(60 * MINUTES));
  }

  @Test
  void aCandidateAnswersForItsOwnIntensityAndNotForTheRunningVersions() throws IOException {
    budget("intensity: {value: 300, unit: J, per: 1000, of: inference}", "");
    evaluate(MINUTES, 1600L);

    assertThat(check()).isZero();

    assertThat(desk.out().lines())
        .anyMatch(
            line ->
                line.matches(
                    "fraud-scorer +fraud-scorer 8 +intensity 0\\.08333333\\d* Wh per 1000"
                        + " inference +288 J +250 J +344 J +ok +passes"))
        .contains(
            "  fraud-scorer, intensity: 6000 calls in 10 windows tell its energy for an item within"
                + " 0.0 %, meters within 10.0 %; within 5.0 % takes 1 calls",
            "  fraud-scorer, intensity: against the running version 7: -20.0 % for an item (-20.0 %"
                + " to -20.0 %), less",
            "verdict: ok");
  }

  @Test
  void aCandidateOverTheLimitIsBlocked() throws IOException {
    budget("intensity: {value: 200, unit: J, per: 1000, of: inference}", "");
    evaluate(MINUTES, 1600L);

    assertThat(check()).isEqualTo(2);
    assertThat(desk.out()).endsWith("verdict: breach: the candidate is blocked\n");
  }

  @Test
  void aBudgetThatIsUsedUpDoesNotBlockACandidateThatNeedsLess() throws IOException {
    String usedUp = "energy: {value: 0.5, unit: Wh}";
    budget(usedUp, "");
    evaluate(MINUTES, 1600L);

    assertThat(check()).isZero();
    assertThat(desk.out())
        .contains(
            "  fraud-scorer, energy: used up before the candidate, which it does not block: the"
                + " candidate needs less for each item than the running version\n");

    budget(usedUp, "  block: always\n");
    assertThat(check()).isEqualTo(2);
    assertThat(desk.out()).contains("used up before the candidate, which it blocks always\n");
  }

  @Test
  void aBudgetThatIsUsedUpBlocksACandidateThatIsNotShownToNeedLess() throws IOException {
    budget("energy: {value: 0.5, unit: Wh}", "");
    evaluate(MINUTES, 1300L, 2100L, 2600L, 1200L);

    assertThat(check()).isEqualTo(2);
    assertThat(desk.out())
        .contains(
            "used up before the candidate, which it blocks: the candidate is not shown to need less"
                + " for each item than version 7\n");
  }

  @Test
  void aLimitWithinTheBandIsLeftToMoreCallsThanWereMade() throws IOException {
    budget("intensity: {value: 360, unit: J, per: 1000, of: inference}", "");
    evaluate(MINUTES, 1000L, 3000L, 2900L, 1100L);

    assertThat(check()).isEqualTo(3);
    assertThat(desk.out())
        .containsPattern("within 5\\.0 % takes [1-9][0-9]{4,5} calls\n")
        .contains("the limit lies within what the sample leaves open; evaluate more calls\n")
        .endsWith("verdict: data gap: the candidate cannot be decided on\n");

    // As good as asked for, a sample is decided on by what the budget compares.
    assertThat(check("--band", "60")).isZero();
    budget(
        "intensity: {value: 360, unit: J, per: 1000, of: inference}",
        "  uncertainty: compare-upper\n");
    assertThat(check("--band", "60")).isEqualTo(2);
  }

  @Test
  void aSingleWindowTellsNothing() throws IOException {
    budget("intensity: {value: 400, unit: J, per: 1000, of: inference}", "");
    new Ledgers(evaluation)
        .version("8")
        .environment("ci")
        .start(Ledgers.OPENED)
        .write("fraud-scorer", Ledgers.OPENED.plusSeconds(60));

    assertThat(check()).isEqualTo(3);
    assertThat(desk.out())
        .contains(
            "600 calls in 1 windows are too few to tell how far they scatter; evaluate for several"
                + " minutes\n");
  }

  @Test
  void aLimitOnWhatWasNotEvaluatedIsADataGap() throws Exception {
    budget("intensity: {value: 400, unit: J, per: 1000, of: training-item}", "");
    evaluate(MINUTES, 1600L);

    assertThat(check("--format", "sarif")).isEqualTo(3);
    assertThat(desk.out())
        .contains("\"ruleId\" : \"candidate-data-gap\"")
        .contains("its evaluation holds nothing that the limit counts; evaluate that as well");
    GateFormats.assertIsSarif(desk.out());
    assertThat(check("--format", "junit")).isEqualTo(3);
    assertThat(desk.out()).contains("errors=\"1\"").contains("intensity of fraud-scorer 8");
    GateFormats.assertIsJUnit(desk.out());
  }

  @Test
  void theRunningVersionIsTheLastOneBookedUnlessNamed() throws IOException {
    budget("intensity: {value: 400, unit: J, per: 1000, of: inference}", "");
    new Ledgers(desk.ledger)
        .run("run-2")
        .version("7.1")
        .host("host-2")
        .modelMilliwatts(1000L)
        .write("fraud-scorer", Ledgers.OPENED.plusSeconds(60 * MINUTES + 60));
    evaluate(MINUTES, 1600L);

    assertThat(check()).isZero();
    assertThat(desk.out()).contains("against the running version 7.1: +60.0 % for an item");

    assertThat(check("--baseline", "7")).isZero();
    assertThat(desk.out()).contains("against the running version 7: -20.0 % for an item");

    assertThat(check("--baseline", "6")).isEqualTo(1);
    assertThat(desk.err())
        .isEqualTo(
            "check: "
                + desk.ledger
                + ": the ledgers hold no inference of version 6 of fraud-scorer in 2026-Q4; name"
                + " another with --baseline\n");
  }

  @Test
  void aModelThatNobodyRunsYetIsJudgedWhereItWasEvaluated() throws IOException {
    budget("intensity: {value: 400, unit: J, per: 1000, of: inference}", "");
    Path file = desk.budgets.resolve("fraud-scorer.yaml");
    Files.writeString(file, Files.readString(file).replace("model: f", "model: new-f"));
    new Ledgers(evaluation)
        .version("1")
        .write("new-fraud-scorer", Ledgers.OPENED.plusSeconds(60 * MINUTES));

    assertThat(check()).isZero();
    assertThat(desk.out()).containsPattern("new-fraud-scorer 1 .* 360 J +312 J +430 J +ok");
  }

  @Test
  void evaluationsOfTwoVersionsOrOfOtherModelsAreNoCandidate() throws IOException {
    budget("intensity: {value: 400, unit: J, per: 1000, of: inference}", "");
    new Ledgers(evaluation).write("churn", Ledgers.OPENED.plusSeconds(120));

    assertThat(check()).isEqualTo(1);
    assertThat(desk.err())
        .isEqualTo(
            "check: "
                + evaluation
                + ": no budget is for a model that these ledgers evaluate; they hold churn\n");

    evaluate(2, 1600L);
    new Ledgers(evaluation)
        .run("run-9")
        .version("9")
        .host("host-9")
        .write("fraud-scorer", Ledgers.OPENED.plusSeconds(120));
    assertThat(check()).isEqualTo(1);
    assertThat(desk.err())
        .endsWith(
            ": the ledgers hold versions 8, 9 of fraud-scorer; evaluate one candidate into one"
                + " directory\n");
  }

  @Test
  void theBandIsMoreThanNothing() throws IOException {
    budget("intensity: {value: 400, unit: J, per: 1000, of: inference}", "");
    evaluate(MINUTES, 1600L);

    assertThat(check("--band", "0")).isEqualTo(64);
    assertThat(desk.err()).startsWith("check: '--band' is '0'; write more than 0\n");
  }

  private void evaluate(long minutes, Long... milliwatts) {
    new Ledgers(evaluation)
        .run("evaluation")
        .version("8")
        .environment("ci")
        .modelMilliwatts(milliwatts)
        .start(Ledgers.OPENED)
        .write("fraud-scorer", Ledgers.OPENED.plusSeconds(60 * minutes));
  }

  private void budget(String limits, String more) throws IOException {
    Path file = desk.budget("fraud-scorer", limits, "block");
    Files.writeString(file, Files.readString(file) + more);
  }

  private int check(String... more) {
    List<String> args = new ArrayList<>(List.of("check", "--candidate", evaluation.toString()));
    args.addAll(List.of(more));
    return desk.runWithSources(args.toArray(String[]::new));
  }
}
