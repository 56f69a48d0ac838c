package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.ingest.Ledgers;
import io.greenai.report.render.PdfText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside ledgers as advice, in reports and when they are performed again. */
class HotSpotReportsTest {
  private static final String CHAPTER = "Hot spots in the code of models";

  @TempDir Path folder;

  private Desk desk;
  private Path file;
  private Path html;

  @BeforeEach
  void writeReport() throws IOException {
    desk = new Desk(folder);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    new Ledgers(desk.ledger).write("fraud-scorer", Ledgers.OPENED.plusSeconds(600));
    Path ledger = ledger(desk.ledger);
    String name = ledger.getFileName().toString();
    file = ledger.resolveSibling(name.substring(0, name.lastIndexOf('-')) + "-hotspots.collapsed");
    Files.writeString(
        file,
        "fraud-scorer;com.acme.Scorer.score;com.acme.Tree.walk 300\n"
            + "fraud-scorer;com.acme.Scorer.score;java.util.Arrays.sort 100\n"
            + "nonsense\n");
    desk.runWithSources("report", "--out", "" + folder.resolve("reports"));
    html = folder.resolve("reports/lca-2026-Q4.html");
  }

  @Test
  void theLifeCycleReportAloneHasAFlameGraphAndATable() throws IOException {
    assertThat(Files.readString(html))
        .contains(CHAPTER)
        .contains("<g><title>com.acme.Tree.walk: 75.0 %</title><rect class=\"s3\"")
        .contains("<g><title>java.util.Arrays.sort: 25.0 %</title><rect class=\"s4\"")
        .contains(
            "<code>com.acme.Tree.walk</code></th><td class=\"num\">75.0 %</td>"
                + "<td class=\"num\">75.0 %</td>")
        .contains(relative() + ":3: a line ends with a blank and its number of samples</li>");
    assertThat(String.join("", PdfText.pages(Files.readAllBytes(pdf()))))
        .contains("com.acme.Tree.walk75.0%75.0%");
    assertThat(Files.readString(folder.resolve("reports/lca-2026-Q4-hotspots.csv")))
        .startsWith("file,sha256,samples,lines_left_out,remark\r\n" + relative() + ",");
    assertThat(Files.readString(folder.resolve("reports/esg-2026-Q4.html")))
        .doesNotContain("com.acme");
  }

  @Test
  void noFigureRestsOnThem() throws IOException {
    Path figures = folder.resolve("reports/lca-2026-Q4-figures.csv");
    byte[] before = Files.readAllBytes(figures);
    Files.delete(file);

    desk.runWithSources("report", "--out", "" + folder.resolve("reports"));

    assertThat(Files.readAllBytes(figures)).isEqualTo(before);
    assertThat(Files.readString(html)).doesNotContain(CHAPTER);
    assertThat(folder.resolve("reports/lca-2026-Q4-hotspots.csv")).doesNotExist();
  }

  @Test
  void aDraftWhoseFilesNobodyTouchedHoldsToTheWord() throws IOException {
    assertThat(verify()).isZero();
    assertThat(desk.out()).contains("hot spots: ok, 1 files as the report read them\n");

    Files.writeString(html, Files.readString(html).replace("com.acme.Tree", "com.acme.Twig"));

    assertThat(verify()).isEqualTo(1);
  }

  @Test
  void aFileThatWasRewrittenSinceIsNamedAndFiguresAreHeldAllTheSame() throws IOException {
    Files.writeString(file, "fraud-scorer;com.acme.Scorer.score 5\n", StandardOpenOption.APPEND);

    assertThat(verify()).isZero();
    assertThat(desk.out())
        .contains(
            "hot spots: not checked, advice outside the chain; 1 of 1 files not as the report read"
                + " them, so that of its pages only figures are compared\n  "
                + relative()
                + ": rewritten\n")
        .contains("lca-2026-Q4.html: as performed again\n")
        .contains("lca-2026-Q4.pdf: as performed again\n")
        .contains("verdict: the report holds, ");

    Files.delete(file);
    Path figures = folder.resolve("reports/lca-2026-Q4-figures.csv");
    Files.writeString(figures, Files.readString(figures).replace("1200000000", "1200000001"));

    assertThat(verify()).isEqualTo(1);
    assertThat(desk.out())
        .contains("\n  " + relative() + ": gone\n")
        .contains("verdict: the report does not follow from these sources");
  }

  private int verify() {
    return desk.runWithSources("verify-report", html.toString());
  }

  private Path pdf() {
    return folder.resolve("reports/lca-2026-Q4.pdf");
  }

  private String relative() {
    return desk.ledger.relativize(file).toString();
  }

  private static Path ledger(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> ledgers = files.filter(path -> path.toString().endsWith(".jsonl")).toList();
      assertThat(ledgers).hasSize(1);
      return ledgers.get(0);
    }
  }
}
