package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import io.greenai.report.ingest.Ledgers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a printed figure back to its sources. */
class TraceCommandsTest {
  private static final Instant END = Ledgers.OPENED.plusSeconds(600);

  @TempDir Path folder;

  private Desk desk;
  private Path html;

  @BeforeEach
  void writeReport() throws IOException {
    desk = new Desk(folder);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.runWithSources("report", "--out", "" + folder.resolve("reports"));
    html = folder.resolve("reports/esg-2026-Q4.html");
  }

  @Test
  void aFigureIsExplainedDownToFactorsAndRuns() {
    assertThat(desk.runWithSources("explain", "lca.gwp.operational")).isZero();

    assertThat(desk.out().lines().toList())
        .contains(
            "lca.gwp.operational  Electricity, life cycle",
            "  formula: sum over sites: energy x (1 + unmetered rest) x PUE x life-cycle factor / (1 -"
                + " grid loss) / 3.6E12 uJ/kWh; 95 % interval by source: meters"
                + " +-10.0 %, allocation +-3.9 %, factors -11.4 to +12.8 %, boundary -8.3 to +16.7 %;"
                + " grid loss for DE: proxy 2023; life-cycle factor for DE: proxy 2023",
            "  energy at Berlin: 1200000000 uJ  from ledgers: account model; site Berlin; boundary"
                + " not wall",
            "  unmetered rest at Berlin: 0.2  factor site._42erlin.rest, stated by the organisation",
            "    source: campaign; licence: own figure");
    assertThat(desk.out())
        .containsPattern("    run run-1  scoring  head [0-9a-f]{64}\n")
        .containsPattern(
            "  life-cycle factor at Berlin: [0-9.]+ g CO2e/kWh  factor grid-lifecycle");
  }

  @Test
  void whatAFigureIsDerivedFromIsExplainedToo() {
    assertThat(desk.runWithSources("explain", "energy.difference")).isZero();

    assertThat(desk.out())
        .contains("  booked energy:\n    energy.booked  Booked to all accounts\n")
        .contains("      booked energy: 6000000000 uJ  from ledgers: everything");
  }

  @Test
  void anUnknownIdIsAnsweredWithTheNearest() {
    assertThat(desk.runWithSources("explain", "esg.scope2.locaton")).isEqualTo(1);

    assertThat(desk.err())
        .startsWith(
            "explain: no figure of 2026-Q4 has the id 'esg.scope2.locaton'; the nearest are"
                + " esg.scope2.location, ");
  }

  @Test
  void aReportThatNobodyChangedHolds() {
    assertThat(desk.runWithSources("verify-report", html.toString())).isZero();

    assertThat(desk.out().lines().toList())
        .contains(
            "esg-2026-Q4.html: as performed again",
            "esg-2026-Q4.pdf: as performed again",
            "esg-2026-Q4-figures.csv: as performed again",
            "esg-2026-Q4-ledgers.csv: as performed again",
            "esg-2026-Q4-trace.json: as performed again");
    assertThat(desk.out()).contains("verdict: the report holds, ");

    assertThat(desk.runWithSources("verify-report", trace("lca").toString())).isZero();
    assertThat(desk.out()).contains("lca-2026-Q4.html: as performed again");
  }

  @Test
  void aDraftOfEarlierBooksHoldsAsOfThen() {
    new Ledgers(desk.ledger)
        .run("later")
        .start(END.plusSeconds(60))
        .write("fraud-scorer", END.plusSeconds(120));

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);
    assertThat(desk.out())
        .endsWith(
            "the ledgers go on after the report's data; '--as-of "
                + END
                + "' leaves out what came later\n");

    assertThat(desk.runWithSources("verify-report", html.toString(), "--as-of", END.toString()))
        .isZero();
    assertThat(desk.out()).contains("verdict: the report holds, ");
  }

  @Test
  void aDigitChangedInThePageIsFound() throws IOException {
    replace(html, ">2,160&#160;J<", ">2,161&#160;J<", ">2,160\u00a0J<", ">2,161\u00a0J<");

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("  stated:    2,161\u00a0J")
        .contains("  performed: 2,160\u00a0J")
        .contains("esg-2026-Q4-figures.csv: as performed again")
        .contains("verdict: the report does not follow from these sources");
  }

  @Test
  void aStandingChangedInThePageIsFound() throws IOException {
    replace(html, ">within budget", ">well within budget");

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out()).contains("page\n  stated:    ... ").contains("html: 1 differences");
  }

  @Test
  void aDigitChangedInTheTableIsFound() throws IOException {
    Path csv = html.resolveSibling("esg-2026-Q4-figures.csv");
    replace(
        csv,
        "energy.metered,Metered energy,6000000000,",
        "energy.metered,Metered energy,6000000001,");

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("energy.metered\n  stated:    Metered energy,6000000001,uJ")
        .contains("esg-2026-Q4-figures.csv: 1 differences")
        .contains("esg-2026-Q4.html: as performed again");
  }

  @Test
  void aDigitChangedInTheTableInsideThePdfIsFound() throws IOException {
    Path pdf = html.resolveSibling("esg-2026-Q4.pdf");
    replaceAttached(pdf, "esg-2026-Q4-figures.csv", "energy,6000000000,", "energy,6000000001,");

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("energy.metered\n  stated:    Metered energy,6000000001,uJ")
        .contains("esg-2026-Q4.pdf: 1 differences")
        .contains("esg-2026-Q4-figures.csv: as performed again");
  }

  @Test
  void aPageOfAnotherReportIsFound() throws IOException {
    Path pdf = html.resolveSibling("esg-2026-Q4.pdf");
    Path organisation = desk.organisation;
    String own = Files.readString(organisation);
    replace(organisation, "Example", "Another");
    Path others = Files.createDirectory(folder.resolve("others"));
    assertThat(desk.runWithSources("report", "--out", others.toString())).isZero();
    Files.writeString(organisation, own);
    Files.copy(others.resolve("esg-2026-Q4.pdf"), pdf, StandardCopyOption.REPLACE_EXISTING);

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out())
        .containsPattern("page 1\n  stated:    \\.\\.\\. .*Another.*\n  performed: .*Example");
  }

  @Test
  void aPdfThatIsNoneAnyMoreIsFoundAndTheRestIsStillCompared() throws IOException {
    Files.writeString(html.resolveSibling("esg-2026-Q4.pdf"), "%PDF-1.7 and no more");

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("esg-2026-Q4.pdf: cannot be read back: ")
        .contains("esg-2026-Q4-figures.csv: as performed again")
        .contains("verdict: the report does not follow from these sources");
  }

  @Test
  void aDigitChangedInTheTraceIsFound() throws IOException {
    replace(trace("esg"), "\"1200000000\"", "\"1200000001\"");

    assertThat(desk.runWithSources("verify-report", trace("esg").toString())).isEqualTo(1);

    assertThat(desk.out()).contains("  stated:    value 1200000001");
  }

  @Test
  void aFactorThatChangedSinceIsFound() throws IOException {
    replace(desk.organisation, "value: 1.5", "value: 1.4");

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("energy.models.facility\n  stated:    2,160\u00a0J")
        .contains("energy.models.facility\n  stated:    value 1.5\n  performed: value 1.4\n")
        .doesNotContain("energy.metered\n");
  }

  @Test
  void aFactorOfAnotherCountryIsFound() throws IOException {
    replace(desk.organisation, "country: DE", "country: FR");

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out()).contains("esg.scope2.location\n").doesNotContain("energy.models\n");
  }

  @Test
  void aLedgerThatChangedSinceIsFound() throws IOException {
    Path file = desk.ledger.resolve("scoring/2026/11/22/run-1-0.jsonl");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 2));

    assertThat(desk.runWithSources("verify-report", html.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("energy.metered\n")
        .contains("run-1\n")
        .contains("  performed: Metered energy,5400000000,uJ");
  }

  @Test
  void aFileThatIsNoReportIsRefused() {
    assertThat(desk.runWithSources("verify-report", desk.organisation.toString())).isEqualTo(1);

    assertThat(desk.err())
        .contains(
            desk.organisation
                + ": does not say which report of which period it is; give the .html or the"
                + " -trace.json that 'report' wrote");
  }

  private Path trace(String kind) {
    return folder.resolve("reports/" + kind + "-2026-Q4-trace.json");
  }

  private static void replace(Path file, String... pairs) throws IOException {
    String before = Files.readString(file);
    String after = before;
    for (int i = 0; i < pairs.length; i += 2) {
      after = after.replace(pairs[i], pairs[i + 1]);
    }
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }

  private static void replaceAttached(Path pdf, String name, String text, String other)
      throws IOException {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (PdfReader reader = new PdfReader(Files.readAllBytes(pdf))) {
      PdfArray files = reader.getCatalog().getAsArray(new PdfName("AF"));
      for (int i = 0; i < files.size(); i++) {
        PdfDictionary file = files.getAsDict(i);
        if (file.getAsString(PdfName.UF).toUnicodeString().equals(name)) {
          PRStream stream = (PRStream) file.getAsDict(PdfName.EF).getAsStream(PdfName.F);
          String content = new String(PdfReader.getStreamBytes(stream), StandardCharsets.UTF_8);
          assertThat(content).contains(text);
          stream.setData(content.replace(text, other).getBytes(StandardCharsets.UTF_8));
        }
      }
      new PdfStamper(reader, changed).close();
    }
    Files.write(pdf, changed.toByteArray());
  }
}
