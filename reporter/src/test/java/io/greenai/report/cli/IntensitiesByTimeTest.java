package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour at a British site: the first half has a metered intensity, the second a forecast. */
class IntensitiesByTimeTest {
  @TempDir Path folder;
  private Desk desk;
  private Path intensities;

  @BeforeEach
  void bookAnHour() throws IOException {
    desk = new Desk(folder);
    Files.writeString(
        desk.organisation,
        Files.readString(desk.organisation)
                .replace(
                    "country: DE",
                    "country: GB\n    intensities: {publisher: uk-carbon-intensity, zone: GB}")
            + "approvals: {preparedBy: Controlling, approvedBy: CFO}\n");
    new ExampleLedger("host-1", "scoring", Quality.MEASURED)
        .model("scorer", Phase.INFERENCE, "0.8", "0")
        .write(desk.ledger, Instant.parse("2026-10-05T12:00:00Z"), 1);
    intensities = Files.createDirectory(folder.resolve("intensities"));
    signal("null");
  }

  @Test
  void aForecastThatBecomesActualRestatesTheClosedPeriodAndIsNamedAsTheCause() throws IOException {
    assertThat(run("close", "--journal", "journal", "--intensities", "intensities"))
        .as(desk.err())
        .isZero();
    assertThat(figure("esg.scope2.location")).contains(",365.4");
    assertThat(figure("intensity._42erlin.direct.estimated")).contains(",0.5");
    signal("150");

    run("report", "--journal", "journal", "--intensities", "intensities");

    assertThat(desk.out()).contains("draft of a correction, to replace close 1 of 2026-10");
    assertThat(figure("esg.scope2.location")).contains(",295.2");
    assertThat(figure("previous.esg.scope2.location")).contains(",365.4");
    assertThat(Files.readString(folder.resolve("reports/esg-2026-10.html")))
        .contains("intensities gb.json");
  }

  @Test
  void intensitiesThatNobodyGivesAreMissedOnTheFigureThatNeedsThem() throws IOException {
    run("report");

    assertThat(figure("esg.scope2.location"))
        .contains("the intensities by time that Berlin names are not applied");
    assertThat(Files.readString(folder.resolve("reports/esg-2026-10-figures.csv")))
        .doesNotContain("intensity._42erlin");
  }

  @Test
  void aFolderThatNoSiteNamesIsAnError() throws IOException {
    Files.writeString(
        desk.organisation,
        Files.readString(desk.organisation).replaceAll("\n *intensities: .*", ""));

    assertThat(run("check", "--intensities", "intensities")).isEqualTo(1);

    assertThat(desk.err())
        .contains("intensities: no site names intensities; write 'intensities: {publisher: ");
  }

  private void signal(String secondActual) throws IOException {
    Files.writeString(
        intensities.resolve("gb.json"),
        """
        {"data":[
          {"from":"2026-10-05T12:00Z","to":"2026-10-05T12:30Z","intensity":{"forecast":255,"actual":260}},
          {"from":"2026-10-05T12:30Z","to":"2026-10-05T13:00Z","intensity":{"forecast":247.5,"actual":%s}}]}
        """
            .formatted(secondActual));
  }

  private int run(String... command) {
    List<String> all = new ArrayList<>();
    for (String word : command) {
      all.add(
          Files.exists(folder.resolve(word)) || word.equals("journal")
              ? "" + folder.resolve(word)
              : word);
    }
    all.addAll(List.of("--period", "2026-10"));
    if (!command[0].equals("check")) {
      all.addAll(List.of("--out", "" + folder.resolve("reports")));
    }
    return desk.runWithSources(all.toArray(String[]::new));
  }

  private String figure(String id) throws IOException {
    return Files.readAllLines(folder.resolve("reports/esg-2026-10-figures.csv")).stream()
        .filter(line -> line.startsWith(id + ","))
        .findFirst()
        .orElse("no figure " + id);
  }
}
