package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.fleet.GenerateFleet;
import io.greenai.ledger.Account;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.org.OrganisationFile;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program in another language, which knows raw ledger lines and factor tables alone, comes to the
 * same kilowatt-hours and grams.
 */
class RecomputationTest {
  private static final Path FLEET = Path.of("../samples/fleet");
  private static final BigDecimal KILOWATT_HOUR = new BigDecimal(Books.KILOWATT_HOUR);

  @TempDir Path folder;

  @Test
  void energyAndEmissionsOfEveryModelAgreeToTheGram() throws Exception {
    assumeTrue(hasPython(), "python3 is not installed: nothing was recomputed");
    assertThat(
            GenerateFleet.commandLine()
                .execute(
                    "--out=" + folder.resolve("fleet"),
                    "--from=2026-04-01",
                    "--quarters=1",
                    "--days=4"))
        .isZero();

    Map<String, List<String>> recomputed = recomputed();
    Map<String, List<String>> reported = reported();

    assertThat(recomputed.keySet()).isEqualTo(reported.keySet()).hasSizeGreaterThan(4);
    recomputed.forEach(
        (model, cells) -> {
          List<String> ours = reported.get(model);
          for (int i = 0; i < cells.size(); i++) {
            String what = model + ", column " + (i + 1);
            assertThat(ours.get(i).isEmpty()).as(what).isEqualTo(cells.get(i).isEmpty());
            if (!cells.get(i).isEmpty()) {
              assertThat(new BigDecimal(ours.get(i)))
                  .as(what)
                  .isCloseTo(new BigDecimal(cells.get(i)), within(new BigDecimal("0.001")));
            }
          }
        });
  }

  private Map<String, List<String>> reported() throws IOException {
    FactorSet factors = FactorSetLoader.bundled();
    String text =
        Files.readString(folder.resolve("fleet/org.yaml"))
            .replace("idle: by-activity", "idle: none")
            .replace("jvm: by-activity", "jvm: none");
    Path file = Files.writeString(folder.resolve("fleet/none.yaml"), text);
    Period quarter = Period.parse("2026-Q2", ZoneId.of("Europe/Berlin"));
    ReferenceEngine engine = new ReferenceEngine(List.of(quarter));
    LedgerIngest.survey(folder.resolve("fleet/ledger")).read(engine::accept);
    Totals totals = engine.totals().get(quarter);
    Footprint footprint =
        new FootprintCalculator(OrganisationFile.read(file, factors), factors).of(totals);
    Map<String, List<String>> rows = new TreeMap<>();
    footprint.impacts().keySet().stream()
        .filter(key -> key.account() == Account.MODEL)
        .map(key -> key.model().name())
        .distinct()
        .forEach(
            model ->
                rows.put(
                    model,
                    row(
                        footprint.total(
                            key -> key.model() != null && key.model().name().equals(model)))));
    return rows;
  }

  private static List<String> row(Impact impact) {
    return List.of(
        plain(new BigDecimal(impact.metered().microjoules()).divide(KILOWATT_HOUR, Band.PRECISION)),
        plain(impact.facility().microjoules().central().divide(KILOWATT_HOUR, Band.PRECISION)),
        grams(impact.scope2Location()),
        grams(impact.scope2Market()),
        grams(impact.scope3Cloud()),
        grams(impact.operational()),
        grams(impact.embodied()));
  }

  /** Blank where it is unknown, 0 where there is nothing that it could be about. */
  private static String grams(CarbonFigure figure) {
    return figure
        .mass()
        .map(mass -> plain(mass.grams().central()))
        .orElse(figure.isApplicable() ? "" : "0");
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private Map<String, List<String>> recomputed() throws Exception {
    Process process =
        new ProcessBuilder(
                "python3",
                FLEET.resolve("recompute.py").toString(),
                folder.resolve("fleet/ledger").toString(),
                "src/main/resources/factors",
                "2026-Q2",
                "Europe/Berlin")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
      rows.put(cells.remove(0), cells);
    }
    return rows;
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
