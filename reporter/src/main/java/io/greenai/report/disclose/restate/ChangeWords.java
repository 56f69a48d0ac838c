package io.greenai.report.disclose.restate;

import io.greenai.report.close.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What people keep and what arrived, as causes of restated figures are called.
 *
 * @param changes since a close
 */
record ChangeWords(List<Change> changes) {
  private static final int FILES_NAMED = 3;
  private static final String INTENSITIES = "intensities ";

  ChangeWords {
    changes = List.copyOf(changes);
  }

  boolean hasLedgers() {
    return changes.stream().anyMatch(Change::isOfLedgers);
  }

  /** Each of them. */
  List<String> all() {
    return texts(change -> true);
  }

  /**
   * What sums over ledgers differ by.
   *
   * @param byTime whether intensities by time weigh them
   */
  List<String> ofLedgers(boolean byTime) {
    List<String> files = texts(Change::isOfLedgers);
    List<String> named = new ArrayList<>(files.subList(0, Math.min(FILES_NAMED, files.size())));
    if (files.size() > FILES_NAMED) {
      named.add((files.size() - FILES_NAMED) + " more ledger files");
    }
    if (byTime) {
      named.addAll(texts(change -> change.what().startsWith(INTENSITIES)));
    }
    return named.isEmpty() ? all() : named;
  }

  private List<String> texts(Predicate<Change> which) {
    return changes.stream()
        .filter(which)
        .map(change -> change.kind().text() + " " + change.what())
        .toList();
  }
}
