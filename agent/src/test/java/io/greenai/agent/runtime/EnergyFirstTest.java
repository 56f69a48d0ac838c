package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.Header;
import io.greenai.ledger.LedgerReader;
import io.greenai.ledger.LedgerVisitor;
import io.greenai.ledger.LedgerWriter;
import io.greenai.ledger.LedgerWriterOptions;
import io.greenai.ledger.Line;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.Window;
import io.greenai.ledger.WriteStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows that a ledger refuses. */
class EnergyFirstTest {
  private static final Instant START = Instant.parse("2026-11-23T22:00:00Z");
  private static final MeterDeclaration METER =
      new MeterDeclaration(
          "m", Domain.CPU, MeterRole.PART, Boundary.PACKAGE, Quality.MEASURED, "test", 0);

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void aCountThatNoLedgerHoldsCostsTheCountsOfItsWindowAndNoEnergy() throws Exception {
    List<Window> windows = new ArrayList<>();
    try (LedgerWriter ledger = LedgerWriter.open(folder, header(), LedgerWriterOptions.DEFAULTS)) {
      EnergyFirst books = new EnergyFirst(ledger, told::add);
      assertThat(books.append(window(0, 1_000_000_000_000_000_000L)))
          .isEqualTo(WriteStatus.WRITTEN);
      assertThat(books.append(window(1, -1))).isEqualTo(WriteStatus.WRITTEN);
      assertThat(books.append(window(2, 5))).isEqualTo(WriteStatus.WRITTEN);
      read(ledger.currentFile(), windows);
    }

    assertThat(told)
        .containsExactly(
            "a window is written without its counts: 'items' is 1000000000000000000, but must be"
                + " from 0 to below 10^18");
    assertThat(windows)
        .allSatisfy(
            window -> {
              assertThat(window.postings().get(0).energyMicrojoules(Domain.CPU)).isEqualTo(700);
              assertThat(window.postings().get(0).cpuNanos()).isEqualTo(70);
            });
    assertThat(windows).extracting(EnergyFirstTest::items).containsExactly(0L, 0L, 5L);
    assertThat(windows)
        .extracting(window -> window.gaps().stream().map(gap -> gap.reason()).toList())
        .containsExactly(List.of("counts-left-out"), List.of("counts-left-out"), List.of());
  }

  @Test
  void energyThatDoesNotAddUpIsRefusedAllTheSame() {
    try (LedgerWriter ledger = LedgerWriter.open(folder, header(), LedgerWriterOptions.DEFAULTS)) {
      EnergyFirst books = new EnergyFirst(ledger, told::add);
      Window whole = window(0, 1);
      Window broken =
          new Window(0, START, 1, whole.meters(), whole.postings().subList(0, 1), List.of());

      assertThatThrownBy(() -> books.append(broken)).isInstanceOf(IllegalArgumentException.class);
      assertThat(told).isEmpty();
    }
  }

  private static long items(Window window) {
    ModelActivity activity = window.postings().get(0).activity();
    return activity == null ? -1 : activity.items();
  }

  private static Window window(long seq, long items) {
    ModelActivity activity =
        new ModelActivity(1, items, "item", 0, 10, 10, 0, 0, 60, null, Map.of("threads", "2"));
    return new Window(
        seq,
        START.plusSeconds(60 * seq),
        60_000_000_000L,
        List.of(new MeterReading("m", Domain.CPU, MeterRole.PART, 1000)),
        List.of(
            new Posting(
                Account.MODEL,
                new ModelKey("ranker", "", Phase.INFERENCE, "java", "cpu"),
                Map.of(Domain.CPU, 700L),
                Quality.MEASURED,
                Ownership.EXACT,
                0,
                0,
                70,
                activity),
            new Posting(
                Account.HOST_IDLE,
                null,
                Map.of(Domain.CPU, 300L),
                Quality.MEASURED,
                null,
                0,
                0,
                0,
                null)),
        List.of());
  }

  private static void read(Path file, List<Window> windows) throws Exception {
    LedgerReader.read(
        file,
        new LedgerVisitor() {
          @Override
          public void window(Window window, Line line) {
            windows.add(window);
          }
        });
  }

  private static Header header() {
    return new Header(
        Header.SCHEMA,
        "run",
        0,
        "0".repeat(64),
        "shop",
        "",
        "",
        "test",
        "0.1.0",
        START,
        START,
        60_000_000_000L,
        null,
        null,
        new Hardware("test", 1, 1, 1, 1, ""),
        List.of(METER),
        Map.of(),
        false,
        null);
  }
}
