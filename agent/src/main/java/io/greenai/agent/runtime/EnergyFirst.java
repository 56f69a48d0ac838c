package io.greenai.agent.runtime;

import io.greenai.ledger.Gap;
import io.greenai.ledger.LedgerWriter;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import io.greenai.ledger.WriteStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes windows so that no count of a call and no word of the application's can keep energy out of
 * the books: a window that the ledger refuses is written once more with energy and CPU time alone,
 * and a gap that says so. Told once.
 */
final class EnergyFirst {

  /** Of the gap in a window that was written so. */
  static final String REASON = "counts-left-out";

  private final LedgerWriter ledger;
  private final Consumer<String> tell;
  private boolean told;

  EnergyFirst(LedgerWriter ledger, Consumer<String> tell) {
    this.ledger = ledger;
    this.tell = tell;
  }

  /**
   * Writes a window, or holds it until that is possible.
   *
   * @throws IllegalArgumentException if it is its energy that the ledger refuses
   */
  WriteStatus append(Window window) {
    try {
      return ledger.append(window);
    } catch (IllegalArgumentException e) {
      WriteStatus status = ledger.append(energyOf(window));
      if (!told) {
        told = true;
        tell.accept("a window is written without its counts: " + e.getMessage());
      }
      return status;
    }
  }

  private static Window energyOf(Window window) {
    List<Gap> gaps = new ArrayList<>(window.gaps());
    gaps.add(new Gap(window.start(), 0, REASON, 0));
    return new Window(
        window.seq(),
        window.start(),
        window.durationNanos(),
        window.meters(),
        window.postings().stream().map(EnergyFirst::energyOf).toList(),
        gaps);
  }

  private static Posting energyOf(Posting posting) {
    ModelActivity activity = posting.activity();
    return new Posting(
        posting.account(),
        posting.model(),
        posting.energyMicrojoules(),
        posting.quality(),
        posting.ownership(),
        posting.meterUncertaintyPpm(),
        posting.allocationUncertaintyPpm(),
        posting.cpuNanos(),
        activity == null
            ? null
            : new ModelActivity(0, 0, activity.itemUnit(), 0, 0, 0, 0, 0, 0, null, Map.of()));
  }
}
