package io.greenai.report.render;

import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hot-spot files that a report was made from, held against what is there now. They are in no chain
 * and are rewritten while their runs go on, so that another content is no error.
 *
 * @param files how many there are or were
 * @param changed those that are not as the report read them, and what became of them
 */
public record HotSpotCheck(int files, Map<String, String> changed) {
  public HotSpotCheck {
    changed = new TreeMap<>(changed);
  }

  /**
   * Holds what {@code written} lists against what {@code performed} read.
   *
   * @throws IOException where the list beside the report cannot be read
   */
  public static HotSpotCheck of(ReportFiles written, ReportDocument performed) throws IOException {
    Optional<Path> list = written.hotSpots();
    Map<String, List<String>> then =
        list.isPresent() ? StatedFigures.ofCsv(Files.readAllBytes(list.get())) : Map.of();
    HotSpotPage page = performed.view() instanceof View.Lca lca ? lca.hotSpots() : HotSpotPage.NONE;
    Map<String, List<String>> now = StatedFigures.ofCsv(HotSpotsCsv.of(page));
    Set<String> all = new TreeSet<>(then.keySet());
    all.addAll(now.keySet());
    Map<String, String> changed = new TreeMap<>();
    for (String file : all) {
      if (!then.containsKey(file)) {
        changed.put(file, "not in the list beside the report; it came later");
      } else if (!now.containsKey(file)) {
        changed.put(file, "gone");
      } else if (!then.get(file).equals(now.get(file))) {
        changed.put(file, "rewritten");
      }
    }
    return new HotSpotCheck(all.size(), changed);
  }

  /** Whether all is as the report read it. */
  public boolean holds() {
    return changed.isEmpty();
  }
}
