package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.greenai.report.ingest.Ledgers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports leave the organisation: none of their files has a value that a pack calls internal. */
class InternalFactorsTest {
  private static final String DIRECT = "437.2183746";
  private static final String RESIDUAL = "711.9342685";
  private static final String UPSTREAM = "61.5583927";

  @TempDir Path folder;
  private Path reports;
  private Desk desk;

  @BeforeEach
  void reportWithAPack() throws IOException {
    desk = new Desk(folder);
    new Ledgers(desk.ledger).write("fraud-scorer", Instant.parse("2026-11-22T21:50:00Z"));
    Path pack = Files.createDirectory(folder.resolve("pack"));
    Files.writeString(
        pack.resolve("manifest.csv"),
        """
        id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,redistribution,publishedAt,recordedAt,url,sha256
        own-grid,Our grid,us,ours,grid-intensity,2026,direct,generation,production,CO2,gCO2e/kWh,internal,2026-05-31,2026-06-15,https://example.com,
        own-residual,Residual mix,us,ours,grid-intensity,2026,direct,generation,residual,CO2,gCO2e/kWh,internal,2026-05-31,2026-06-15,https://example.com,
        own-upstream,Upstream,us,ours,upstream-intensity,2026,none,generation,production,CO2e,gCO2e/kWh,internal,2026-05-31,2026-06-15,https://example.com,
        own-loss,Losses,us,ours,grid-loss,2026,none,none,none,none,1,public,2026-05-31,2026-06-15,https://example.com,
        """);
    row(pack, "own-grid", DIRECT);
    row(pack, "own-residual", RESIDUAL);
    row(pack, "own-upstream", UPSTREAM);
    row(pack, "own-loss", "0.0625");
    reports = folder.resolve("reports");
    assertThat(desk.runWithSources("report", "--out", "" + reports, "--factors", "" + pack))
        .as(desk.err())
        .isIn(0, 3);
  }

  @Test
  void noFileOfAReportHasTheValueOfAnInternalFactor() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(reports)) {
      files = all.toList();
    }
    assertThat(files).hasSize(10);
    for (Path file : files) {
      assertThat(text(file))
          .as(file.toString())
          .doesNotContain(DIRECT)
          .doesNotContain(RESIDUAL)
          .doesNotContain(UPSTREAM);
    }
  }

  @Test
  void theFactorIsNamedByRowAndHashAndTheTotalStays() throws IOException {
    String trace = text(reports.resolve("esg-2026-Q4-trace.json"));
    String page = text(reports.resolve("esg-2026-Q4.html"));

    assertThat(trace)
        .contains("\"factor\" : \"own-grid/DE/2026\"")
        .contains("\"internal\" : true")
        .containsPattern("internal, not for publication; table sha256 [0-9a-f]{64}")
        .contains("0.0625");
    assertThat(page).contains("own-residual/DE/2026").contains("internal, not for publication");
    assertThat(text(reports.resolve("esg-2026-Q4-figures.csv")))
        .containsPattern("esg.scope2.market,[^\n]*[0-9]");
  }

  private static void row(Path pack, String table, String value) throws IOException {
    Files.writeString(
        pack.resolve(table + ".csv"), "key,value,year,source\nDE," + value + ",2026,our own\n");
  }

  private static String text(Path file) throws IOException {
    if (!file.toString().endsWith(".pdf")) {
      return Files.readString(file, StandardCharsets.UTF_8);
    }
    PdfReader reader = new PdfReader(Files.readAllBytes(file));
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      text.append(new PdfTextExtractor(reader).getTextFromPage(page));
    }
    return text.toString().replaceAll("[\\s\\u00a0]", "");
  }
}
