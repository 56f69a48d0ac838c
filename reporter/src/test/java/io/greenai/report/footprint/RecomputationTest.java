package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.fleet.GenerateFleet;
import io.greenai.ledger.Account;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.OrganisationFile;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program in another language, which knows raw ledger lines, factor tables and what the
 * organisation states alone, comes to the same kilowatt-hours and grams: in each of eight quarters,
 * four of which have a change of clocks, under each policy for idle energy and overhead of JVMs.
 */
class RecomputationTest {
  private static final Path FLEET = Path.of("../samples/fleet");
  private static final BigDecimal KILOWATT_HOUR = new BigDecimal(Books.KILOWATT_HOUR);
  private static final BigDecimal A_MICROGRAM = new BigDecimal("0.000001");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<String> QUARTERS =
      Stream.of("2025", "2026")
          .flatMap(year -> Stream.of("-Q1", "-Q2", "-Q3", "-Q4").map(quarter -> year + quarter))
          .toList();

  @TempDir Path folder;

  @Test
  void energyAndEmissionsOfEveryModelAgreeInEveryQuarterUnderEveryPolicy() throws Exception {
    assumeTrue(hasPython(), "python3 is not installed: nothing was recomputed");
    assertThat(
            GenerateFleet.commandLine()
                .execute("--out=" + folder.resolve("fleet"), "--quarters=8", "--days=3"))
        .isZero();

    Map<String, List<String>> recomputed = recomputed();
    Map<String, List<String>> reported = reported();

    assertThat(recomputed.keySet())
        .isEqualTo(reported.keySet())
        .hasSize(QUARTERS.size() * Allocation.values().length * 7);
    recomputed.forEach(
        (line, cells) -> {
          List<String> ours = reported.get(line);
          assertThat(ours).as(line).hasSameSizeAs(cells);
          for (int i = 0; i < cells.size(); i++) {
            String what = line + ", column " + (i + 1);
            assertThat(ours.get(i).isEmpty()).as(what).isEqualTo(cells.get(i).isEmpty());
            if (!cells.get(i).isEmpty()) {
              assertThat(new BigDecimal(ours.get(i)))
                  .as(what)
                  .isCloseTo(new BigDecimal(cells.get(i)), within(A_MICROGRAM));
            }
          }
        });
  }

  private Map<String, List<String>> reported() throws IOException {
    List<Period> quarters = QUARTERS.stream().map(name -> Period.parse(name, BERLIN)).toList();
    ReferenceEngine engine = new ReferenceEngine(quarters);
    LedgerIngest.survey(folder.resolve("fleet/ledger")).read(engine::accept);
    FactorSet factors = FactorSetLoader.bundled();
    Map<String, List<String>> rows = new TreeMap<>();
    for (Allocation policy : Allocation.values()) {
      FootprintCalculator calculator =
          new FootprintCalculator(
              OrganisationFile.read(organisation(policy), factors, LocalDate.MAX), factors);
      for (Period quarter : quarters) {
        Footprint footprint = calculator.of(engine.totals().get(quarter));
        footprint.impacts().keySet().stream()
            .filter(key -> key.account() == Account.MODEL)
            .map(key -> key.model().name())
            .distinct()
            .forEach(
                model ->
                    rows.put(
                        String.join(" ", quarter.label(), policy.id(), model),
                        row(footprint.total(key -> isOf(key, model)))));
      }
    }
    return rows;
  }

  private static boolean isOf(LoadKey key, String model) {
    return key.model() != null && key.model().name().equals(model);
  }

  private Path organisation(Allocation policy) throws IOException {
    String text =
        Files.readString(folder.resolve("fleet/org.yaml"))
            .replace("idle: by-activity", "idle: " + policy.id())
            .replace("jvm: by-activity", "jvm: " + policy.id());
    return Files.writeString(folder.resolve("fleet/" + policy.id() + ".yaml"), text);
  }

  private static List<String> row(Impact impact) {
    return List.of(
        plain(new BigDecimal(impact.metered().microjoules()).divide(KILOWATT_HOUR, Band.PRECISION)),
        plain(impact.facility().microjoules().central().divide(KILOWATT_HOUR, Band.PRECISION)),
        grams(impact.scope2Location()),
        grams(impact.scope2Market()),
        grams(impact.scope3Cloud()),
        grams(impact.scope3Upstream()),
        grams(impact.operational()),
        grams(impact.embodied()),
        amount(impact.resources().adpElements()),
        amount(impact.resources().primaryEnergy()));
  }

  private static String amount(ResourceUse use) {
    return use.amount().map(amount -> plain(amount.central())).orElse("");
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
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                FLEET.resolve("recompute.py").toString(),
                folder.resolve("fleet/ledger").toString(),
                "src/main/resources/factors",
                FLEET.resolve("org.yaml").toString()));
    command.addAll(QUARTERS);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      rows.put(String.join(" ", cells.subList(0, 3)), cells.subList(3, cells.size()));
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
