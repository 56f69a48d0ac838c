package io.greenai.report.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotSpotsTest {
  private static final Period QUARTER =
      Period.months("2026-Q3", YearMonth.of(2026, 7), 3, ZoneId.of("Europe/Berlin"));

  @TempDir Path folder;

  @Test
  void filesBesideLedgersOfThePeriodAreReadOnceInTheirOrder() throws IOException {
    write("shop/2026/08/02/b-1-hotspots.collapsed", "m;a.B.c 2\n");
    write("shop/2026/08/01/a-1-hotspots.collapsed", "m;a.B.c 3\n");
    write("shop/2026/08/01/unknown-hotspots.collapsed", "m;a.B.c 100\n");

    HotSpots spots =
        HotSpots.beside(
            ledgers(
                ledger("shop/2026/08/02/b-1-0.jsonl", "2026-08-02T00:00:00Z"),
                ledger("shop/2026/08/01/a-1-0.jsonl.gz", "2026-08-01T00:00:00Z"),
                ledger("shop/2026/08/01/a-1-1.jsonl", "2026-08-01T12:00:00Z"),
                ledger("shop/2026/08/03/b-1-2.jsonl", "2026-08-03T00:00:00Z")),
            QUARTER);

    assertThat(spots.files())
        .extracting(HotSpotFile::path)
        .containsExactly(
            "shop/2026/08/01/a-1-hotspots.collapsed", "shop/2026/08/02/b-1-hotspots.collapsed");
    assertThat(spots.all().samples()).isEqualTo(5);
  }

  @Test
  void aDayOnTheEdgeCountsWhereItsBooksBegin() throws IOException {
    write("shop/2026/06/30/a-hotspots.collapsed", "m;a.B.c 2\n");
    LedgerEvidence ledgers =
        ledgers(
            ledger("shop/2026/06/30/a-0.jsonl", "2026-06-30T00:00:00Z"),
            ledger("shop/2026/06/30/a-1.jsonl", "2026-06-30T22:30:00Z"));
    Period before = Period.months("2026-Q2", YearMonth.of(2026, 4), 3, ZoneId.of("Europe/Berlin"));

    assertThat(HotSpots.beside(ledgers, QUARTER).files()).isEmpty();
    assertThat(HotSpots.beside(ledgers, before).files()).hasSize(1);
  }

  @Test
  void aLinkLeadsNowhere() throws IOException {
    Path secret = Files.writeString(folder.resolve("elsewhere"), "m;a.B.c 2\n");
    Path link = folder.resolve("shop/2026/08/01/a-hotspots.collapsed");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, secret);

    HotSpots spots =
        HotSpots.beside(
            ledgers(ledger("shop/2026/08/01/a-0.jsonl", "2026-08-01T00:00:00Z")), QUARTER);

    assertThat(spots.files()).isEmpty();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private LedgerEvidence ledgers(FileEvidence... files) {
    return new LedgerEvidence(folder, List.of(), List.of(files), List.of(), List.of());
  }

  private static FileEvidence ledger(String path, String begin) {
    Instant first = Instant.parse(begin);
    return new FileEvidence(
        Path.of(path), "run", 9, 99, "", "", false, first, first.plus(Duration.ofHours(1)));
  }
}
