package io.greenai.report.cli;

import io.greenai.report.close.Closing;
import io.greenai.report.close.Entry;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.TableManifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The factors as they were known when other sources were: a table that had not been recorded by
 * then is left out, whenever it says that it was published.
 *
 * @param set of the tables that were known, as far as they are still there
 * @param missing tables that were known and are not there, or not as they were
 */
record FactorsThen(FactorSet set, List<String> missing) {

  FactorsThen {
    missing = List.copyOf(missing);
  }

  /**
   * Of {@code now}.
   *
   * @param sources of then: hashes by {@link Entry.Source#key()}
   * @param when added to the name of the set
   */
  static FactorsThen of(FactorSet now, Map<String, String> sources, String when) {
    Map<String, String> missing = new TreeMap<>(sources);
    missing.keySet().removeIf(key -> !key.startsWith(SourceHashes.FACTOR_TABLE + " "));
    for (TableManifest table : now.tables()) {
      missing.remove(SourceHashes.of(table).key(), table.sha256());
    }
    String hash = sources.getOrDefault(Closing.FACTOR_SET, "");
    return new FactorsThen(
        hash.equals(now.sha256()) && missing.isEmpty()
            ? now
            : now.with(table -> knows(sources, table), now.id() + " " + when, hash),
        List.copyOf(missing.keySet()));
  }

  private static boolean knows(Map<String, String> sources, TableManifest table) {
    return table.sha256().equals(sources.get(SourceHashes.of(table).key()));
  }
}
