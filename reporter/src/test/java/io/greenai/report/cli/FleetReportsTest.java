package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.fleet.GenerateFleet;
import io.greenai.report.render.PdfText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of the fleet's own reports must find on every page. */
class FleetReportsTest {
  private static final String NOTICE = "SYNTHETIC DATA – not a real measurement";

  /** Tables about ledgers, factors and samples, which are no figures. */
  private static final Set<String> EVIDENCE =
      Set.of("runs", "files", "gaps", "counts", "coverage", "factors", "hotspots");

  private static final Pattern TABLE =
      Pattern.compile("<table[^>]* class=\"([^\"]*)\">(.*?)</table>", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("<td class=\"num\">(.*?)</td>", Pattern.DOTALL);

  @TempDir static Path folder;

  @BeforeAll
  static void report() {
    assertThat(
            GenerateFleet.commandLine()
                .execute("--out=" + folder, "--quarters=1", "--days=2", "--seed=7"))
        .isZero();
    StringWriter err = new StringWriter();
    GreenaiReporter.run(
        new PrintWriter(new StringWriter(), true),
        new PrintWriter(err, true),
        Clock.systemUTC(),
        "report",
        "--ledger=" + folder.resolve("ledger"),
        "--budgets=../samples/fleet/budgets",
        "--org=" + folder.resolve("org.yaml"),
        "--period=2025-Q1",
        "--out=" + folder.resolve("reports"));
    assertThat(folder.resolve("reports/lca-2025-Q1.pdf")).describedAs(err.toString()).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"esg", "lca"})
  void theWholeTableOfContentsIsOnTheCover(String report) throws IOException {
    List<String> pages = PdfText.pages(Files.readAllBytes(file(report, ".pdf")));

    assertThat(pages.get(0)).contains("Registeroffigures");
    assertThat(pages.get(1)).contains("1Executivesummary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"esg", "lca"})
  void everyPageSaysThatItIsSynthetic(String report) throws IOException {
    byte[] pdf = Files.readAllBytes(file(report, ".pdf"));

    assertThat(PdfText.pages(pdf))
        .hasSizeGreaterThan(20)
        .allSatisfy(page -> assertThat(page).contains(NOTICE.replace(" ", "")));
    assertThat(html(report))
        .contains("aria-label=\"Status of this report\">" + NOTICE)
        .contains("@page { @top-center { content: \"" + NOTICE)
        .contains("<p class=\"cover-notice\">" + NOTICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"esg", "lca"})
  void everyNumberOfATableOfFiguresHasAnId(String report) throws IOException {
    List<MatchResult> tables =
        TABLE
            .matcher(html(report))
            .results()
            .filter(
                table -> List.of(table.group(1).split(" ")).stream().noneMatch(EVIDENCE::contains))
            .toList();

    assertThat(tables).hasSizeGreaterThan(8);
    for (MatchResult table : tables) {
      assertThat(NUMBER.matcher(table.group(2)).results().map(cell -> cell.group(1)))
          .describedAs(table.group(1))
          .allSatisfy(
              cell ->
                  assertThat(cell)
                      .matches(
                          text ->
                              text.isEmpty()
                                  || text.equals("&#8211;")
                                  || text.contains("data-figure=\"")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"esg", "lca"})
  void aLimitKeptByALowerBoundIsKeptAsFarAsKnown(String report) throws IOException {
    assertThat(html(report))
        .containsPattern(
            "data-figure=\"budget.recommender.2025-q1.energy.actual\"><span class=\"bound\">at least")
        .containsPattern(
            "data-figure=\"budget.recommender.2025-q1.energy.used\"><span class=\"bound\">at least")
        .contains("standing-within_as_known\">within budget as far as known</td>")
        .contains("standing-within\">within budget</td>");
  }

  private static String html(String report) throws IOException {
    return Files.readString(file(report, ".html"));
  }

  private static Path file(String report, String end) {
    return folder.resolve("reports/" + report + "-2025-Q1" + end);
  }
}
