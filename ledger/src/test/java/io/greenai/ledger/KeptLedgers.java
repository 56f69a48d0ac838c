package io.greenai.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the ledgers that are kept as a test for ever. Run once per released version of the schema,
 * into a new folder beside the others; a kept folder is never written again.
 */
final class KeptLedgers {
  private KeptLedgers() {}

  /** The only argument is the folder, for example {@code src/test/resources/kept/1.0}. */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    LedgerWriterOptions options = LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0);
    LedgerWriter closed =
        LedgerWriter.open(root, Samples.header("kept-1", "scoring", "kept-host"), options);
    Instant beforeMidnight = Instant.parse("2026-11-22T23:58:00Z");
    for (long seq = 0; seq < 4; seq++) {
      closed.append(
          Samples.window(seq, beforeMidnight.plusSeconds(60 * seq), Samples.WINDOW_NANOS));
    }
    closed.close("shutdown");
    LedgerWriter killed =
        LedgerWriter.open(root, Samples.header("kept-2", "training", "kept-host"), options);
    killed.append(awkward());
  }

  /** A window with every optional part and an awkward name. */
  static Window awkward() {
    Window plain = Samples.window(0, Instant.parse("2026-11-23T00:00:30Z"), 30_000_000_000L);
    List<Posting> postings = new ArrayList<>(plain.postings());
    postings.add(Samples.modelPosting("\"quoted\"\n\u00e9\uD83D\uDE00", 0));
    postings.add(
        new Posting(
            Account.JVM_JIT,
            null,
            Map.of(Domain.CPU, 0L, Domain.DRAM, 12L),
            Quality.MODELLED,
            Ownership.ESTIMATED,
            1,
            2,
            3,
            null));
    List<MeterReading> meters = new ArrayList<>(plain.meters());
    meters.add(new MeterReading("model:dram", Domain.DRAM, MeterRole.PART, 12));
    return new Window(
        0,
        plain.start(),
        plain.durationNanos(),
        meters,
        postings,
        List.of(new Gap(plain.start().minusSeconds(9), 9_000_000_000L, "paused", 0)));
  }
}
