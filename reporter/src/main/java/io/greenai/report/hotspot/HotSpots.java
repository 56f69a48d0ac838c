package io.greenai.report.hotspot;

import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.time.Period;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Samples of models' calls in a period.
 *
 * @param all the tree of all models
 * @param files that were read, by their paths
 */
public record HotSpots(Frame all, List<HotSpotFile> files) {
  private static final String NAME_END = "-hotspots.collapsed";
  private static final int MAX_FRAMES = 100_000;
  private static final int MAX_DEPTH = 256;

  public HotSpots {
    files = List.copyOf(files);
  }

  /** Nothing was sampled, or nobody asks. */
  public static HotSpots none() {
    return new HotSpots(new StackTree(0, 0).root(), List.of());
  }

  /**
   * Reads what lies beside the ledgers of {@code period}. An agent writes one file for each run and
   * day; it counts in the period in which the run's books of that day begin.
   */
  public static HotSpots beside(LedgerEvidence ledgers, Period period) {
    StackTree tree = new StackTree(MAX_FRAMES, MAX_DEPTH);
    List<HotSpotFile> read = new ArrayList<>();
    beginnings(ledgers)
        .forEach(
            (path, begin) -> {
              Path file = ledgers.root().resolve(path);
              if (period.contains(begin) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                read.add(CollapsedFile.read(file, portable(path), tree::add));
              }
            });
    return new HotSpots(tree.root(), read);
  }

  /** Where files may lie, with the start of the books of their day. */
  private static Map<Path, Instant> beginnings(LedgerEvidence ledgers) {
    Map<Path, Instant> beginnings = new TreeMap<>();
    for (FileEvidence ledger : ledgers.files()) {
      Instant first = ledger.firstWindow();
      if (first != null) {
        beginnings.merge(beside(ledger.path()), first, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return beginnings;
  }

  /** Ledgers of a run are called by it and a number. */
  private static Path beside(Path ledger) {
    String name = ledger.getFileName().toString();
    return ledger.resolveSibling(name.substring(0, Math.max(0, name.lastIndexOf('-'))) + NAME_END);
  }

  private static String portable(Path path) {
    return path.toString().replace('\\', '/');
  }
}
