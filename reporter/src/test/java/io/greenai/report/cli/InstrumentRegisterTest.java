package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.FigureId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates of the synthetic fleet, from close to close. GO-DE-2026-0417 has 1,752 MWh for the
 * 365 days of 2026: 436.8 for the second quarter and 441.6 for the third. The hall uses 1,092 and
 * 1,104 MWh in them.
 */
class InstrumentRegisterTest {
  private static final String AFTER_THE_SECOND = "2026-07-10T09:00:00Z";
  private static final String AFTER_THE_THIRD = "2026-10-12T09:00:00Z";
  private static final String YEARLY = "GO-DE-2026-0417";
  private static final String SUMMER = "GO-DE-SUMMER";
  private static final String CUT = "GO-DE-CUT";

  @TempDir Path folder;

  @Test
  void eachMegawattHourServesOncePeriodAfterPeriodUntilNothingIsLeft() throws IOException {
    FleetDesk second =
        FleetDesk.generate(folder, "2026-Q2", "--from=2026-04-01", "--quarters=2", "--days=2");
    FleetDesk third = second.about("2026-Q3");
    FleetDesk.replace(
        second.organisation,
        "instruments:\n",
        "instruments:\n"
            + certificate(SUMMER, "92", "2026-05-01", "2026-07-31")
            + certificate(CUT, "183", "2026-04-01", "2026-09-30"));
    Path late = second.ledgers().get(1);
    Path hidden = Files.move(late, folder.resolve(late.getFileName()));

    assertThat(second.run(AFTER_THE_SECOND, "close")).isZero();

    assertDrawn(second, SUMMER, "61");
    assertDrawn(second, CUT, "91");
    assertDrawn(second, YEARLY, "436.8");
    assertLeft(second, SUMMER, "31");
    assertLeft(second, YEARLY, "1315.2");

    FleetDesk.replace(second.organisation, "value: 183,", "value: 100,");
    assertThat(third.run(AFTER_THE_THIRD, "close")).isZero();

    assertDrawn(third, SUMMER, "31");
    assertLeft(third, SUMMER, "0");
    assertDrawn(third, CUT, "9");
    assertLeft(third, CUT, "0");
    assertDrawn(third, YEARLY, "441.6");
    assertLeft(third, YEARLY, "873.6");

    FleetDesk.replace(second.organisation, "value: 100,", "value: 183,");
    second.run("2026-10-13T09:00:00Z", "report");
    assertThat(second.out()).contains("2026-Q2  SYNTHETIC  final, close 1,");
    Files.move(hidden, late);
    assertThat(second.run("2026-10-20T09:00:00Z", "close")).isZero();

    assertThat(second.out()).contains("2026-Q2  corrective, close 2");
    assertDrawn(second, SUMMER, "61");
    assertDrawn(second, CUT, "91");
    assertDrawn(second, YEARLY, "436.8");
    assertLeft(second, YEARLY, "1315.2");
    third.run("2026-10-21T09:00:00Z", "explain", left(YEARLY));
    assertThat(third.out())
        .containsPattern(
            "drawn of " + YEARLY + " by other periods that are closed: [0-9.]+ uJ  437 MWh")
        .contains(megawattHours("873.6").toPlainString());
  }

  private static String certificate(String id, String volume, String from, String to) {
    return """
          - id: %s
            type: certificate
            site: Frankfurt data hall
            market: DE
            volume: {value: %s, unit: MWh}
            from: %s
            to: %s
            rate: {value: 0, unit: gCO2e/kWh}
            soleClaim: true
            retirement: {on: 2026-06-30, record: "HKNR, for Synthetic Trading SE"}
        """
        .formatted(id, volume, from, to);
  }

  private static void assertDrawn(FleetDesk desk, String instrument, String megawattHours)
      throws IOException {
    assertThat(desk.drawn(instrument)).as(instrument).isEqualByComparingTo(megawattHours);
  }

  private static void assertLeft(FleetDesk desk, String instrument, String megawattHours)
      throws IOException {
    String id = left(instrument);
    assertThat(new BigDecimal(desk.figure(id)))
        .as(id)
        .isEqualByComparingTo(megawattHours(megawattHours));
  }

  private static String left(String instrument) {
    return FigureId.of("esg", "instrument", instrument, "left");
  }

  private static BigDecimal megawattHours(String amount) {
    return new BigDecimal(amount).multiply(new BigDecimal("3600000000000000"));
  }
}
