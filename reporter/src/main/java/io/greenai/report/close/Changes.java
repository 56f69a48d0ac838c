package io.greenai.report.close;

import io.greenai.report.close.Change.Kind;
import io.greenai.report.ingest.LedgerPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is not as it was when a period was closed. */
public final class Changes {
  /** What this program is called among what changed. */
  static final String PROGRAM = "greenai-reporter";

  private Changes() {}

  /** Files, sets and this program since {@code close}. */
  public static List<Change> ofSources(
      CloseRecord close, Map<String, String> sources, String reporter) {
    List<Change> changes = new ArrayList<>();
    Set<String> all = new LinkedHashSet<>(close.sources().keySet());
    all.addAll(sources.keySet());
    for (String source : all) {
      String before = close.sources().getOrDefault(source, "");
      String after = sources.getOrDefault(source, "");
      if (!before.equals(after)) {
        changes.add(new Change(Kind.SOURCE, source, before, after));
      }
    }
    if (!close.reporter().equals(reporter)) {
      changes.add(new Change(Kind.REPORTER, PROGRAM, close.reporter(), reporter));
    }
    return changes;
  }

  /**
   * Ledger files of the closed period since {@code close}.
   *
   * @param now those that are there
   * @param tampered what is wrong with files, by their keys
   */
  public static List<Change> ofLedgers(
      CloseRecord close, List<LedgerPart> now, Map<String, String> tampered) {
    Map<String, LedgerPart> before = byKey(close.parts());
    Map<String, LedgerPart> after = byKey(now);
    Set<String> all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : all) {
      LedgerPart was = before.get(key);
      LedgerPart is = after.get(key);
      if (tampered.containsKey(key) && was != null) {
        changes.add(
            new Change(
                Kind.TAMPERED_LEDGER,
                key,
                was.lines() + " lines, sha256 " + was.sha256(),
                tampered.get(key)));
      } else if (is != null && !is.equals(was)) {
        changes.add(
            new Change(
                Kind.LATE_LEDGER,
                key,
                was == null ? "" : was.lines() + " lines",
                is.lines() + " lines"));
      }
    }
    return changes;
  }

  private static Map<String, LedgerPart> byKey(List<LedgerPart> parts) {
    return parts.stream()
        .collect(
            Collectors.toMap(
                LedgerPart::key,
                Function.identity(),
                (a, b) -> b.lines() > a.lines() ? b : a,
                LinkedHashMap::new));
  }
}
