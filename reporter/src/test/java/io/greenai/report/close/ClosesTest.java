package io.greenai.report.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Quality;
import io.greenai.report.ingest.LedgerPart;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosesTest {
  private static final Instant NOW = Instant.parse("2027-01-05T08:00:00Z");
  private static final Period THIRD = Period.parse("2026-Q3", ZoneOffset.UTC);
  private static final Period FOURTH = Period.parse("2026-Q4", ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void aRecordIsReadAsItWasWritten() throws IOException {
    CloseRecord record = record(THIRD, 1, "100");
    close(record);

    Closes closes = Closes.of(Journal.read(folder));

    assertThat(closes.last(THIRD)).contains(record);
    assertThat(closes.before(FOURTH)).contains(record);
    assertThat(closes.last(FOURTH)).isEmpty();
  }

  @Test
  void aMegawattHourThatAPeriodHasDrawnIsNotThereForAnother() throws IOException {
    close(record(THIRD, 1, "100"));
    close(record(THIRD, 2, "80"));

    Closes closes = Closes.of(Journal.read(folder));

    assertThat(closes.drawnBefore(FOURTH, "GO-1")).isEqualByComparingTo("80");
    assertThat(closes.drawnBefore(FOURTH, "GO-2")).isZero();
    assertThat(closes.drawnBefore(THIRD, "GO-1")).isZero();
    assertThat(closes.drawnBefore(Period.parse("2026", ZoneOffset.UTC), "GO-1")).isZero();
  }

  @Test
  void aRecordThatSomebodyChangedIsRefused() throws IOException {
    close(record(THIRD, 1, "100"));
    Path file = folder.resolve("closes/2026-Q3-1.json");
    Files.writeString(file, Files.readString(file).replace("100", "900"));

    assertThatThrownBy(() -> Closes.of(Journal.read(folder)))
        .isInstanceOf(JournalException.class)
        .hasMessage(file + ": is not the record that was closed; restore it from a copy");
  }

  private void close(CloseRecord record) throws IOException {
    Journal.add(folder, NOW, journal -> List.of(Closes.write(journal, record, Optional.empty())));
  }

  private static CloseRecord record(Period period, int number, String drawn) {
    return new CloseRecord(
        period,
        number,
        number == 1 ? Optional.empty() : Optional.of("ab"),
        NOW,
        3,
        "cd",
        "0.1.0",
        Map.of("organisation file org.yaml", "ef"),
        Map.of("Prepared by", "Anna"),
        0,
        Map.of("GO-1", new BigDecimal(drawn)),
        Map.of("esg.pdf", "12"),
        List.of(new LedgerPart("run-1", "run-1-0.jsonl", 5, 50, "34", "56")),
        Map.of(
            "esg",
            List.of(
                new Statement(
                    "esg.scope2.location",
                    "Scope 2",
                    "GRAMS_CO2E",
                    "1,000 requests",
                    Optional.of(
                        new Statement.Amount(
                            new BigDecimal("1.25"),
                            Optional.of(Quality.MODELLED),
                            Optional.of(new BigDecimal("1.2")),
                            Optional.of(new BigDecimal("1.3")),
                            true)),
                    List.of(
                        new Statement.Part(
                            Statement.Kind.FACTOR,
                            "direct factor at Berlin",
                            "own/DE",
                            "internal",
                            Optional.empty(),
                            "9f2c"))))));
  }
}
