package io.greenai.benchmarks.accuracy;

import io.greenai.ledger.Account;
import io.greenai.ledger.Conservation;
import io.greenai.ledger.Domain;
import io.greenai.ledger.LedgerStore;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger says of the same stretch of time.
 *
 * @param windows whole windows in it
 * @param unbalanced those whose accounts do not sum to the meters
 * @param othersCpuSeconds of other processes of the host
 */
record Booked(Map<String, OfModel> models, int windows, int unbalanced, double othersCpuSeconds) {

  /**
   * Of one model, in all phases.
   *
   * @param uncertaintyPercent that the ledger states for the split (k = 2), by energy
   */
  record OfModel(double cpuSeconds, double joules, Ownership ownership, double uncertaintyPercent) {
    private OfModel plus(OfModel other) {
      double sum = joules + other.joules;
      return new OfModel(
          cpuSeconds + other.cpuSeconds,
          sum,
          ownership.worse(other.ownership),
          sum == 0
              ? 0
              : (joules * uncertaintyPercent + other.joules * other.uncertaintyPercent) / sum);
    }
  }

  static Booked read(Path ledger, Instant from, Instant to) throws IOException {
    List<Window> windows = new ArrayList<>();
    LedgerStore.scan(ledger)
        .forEachWindow(
            (header, window, line) -> {
              if (!window.start().isBefore(from) && window.start().isBefore(to)) {
                windows.add(window);
              }
            });
    Map<String, OfModel> models = new TreeMap<>();
    double others = 0;
    int unbalanced = 0;
    for (Window window : windows) {
      unbalanced += Conservation.difference(window).isEmpty() ? 0 : 1;
      for (Posting posting : window.postings()) {
        if (posting.model() != null) {
          models.merge(posting.model().name(), of(posting), OfModel::plus);
        } else if (posting.account() == Account.HOST_OTHER) {
          others += posting.cpuNanos() / 1e9;
        }
      }
    }
    return new Booked(models, windows.size(), unbalanced, others);
  }

  private static OfModel of(Posting posting) {
    Ownership ownership = posting.ownership();
    return new OfModel(
        posting.cpuNanos() / 1e9,
        posting.energyMicrojoules(Domain.CPU) / 1e6,
        ownership == null || posting.cpuNanos() == 0 ? Ownership.EXACT : ownership,
        2 * posting.allocationUncertaintyPpm() / 1e4);
  }
}
