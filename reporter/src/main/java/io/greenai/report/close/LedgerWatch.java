package io.greenai.report.close;

import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.LedgerPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ledger files held against what was recorded of them: they may grow, and nothing else.
 *
 * @param fresh files that are new or have grown
 * @param tampered what is wrong with files that shrank, changed or vanished, by their keys
 */
public record LedgerWatch(List<LedgerPart> fresh, SortedMap<String, String> tampered) {
  public LedgerWatch {
    fresh = List.copyOf(fresh);
  }

  /** Where nothing is recorded. */
  public static final LedgerWatch NOTHING = new LedgerWatch(List.of(), new TreeMap<>());

  /**
   * Compares.
   *
   * @param recorded parts as they were last recorded, by key
   * @param evidence of all that is there
   */
  public static LedgerWatch of(Map<String, LedgerPart> recorded, LedgerEvidence evidence)
      throws IOException {
    Map<String, FileEvidence> found = new LinkedHashMap<>();
    for (FileEvidence file : evidence.files()) {
      found.merge(file.part().key(), file, (a, b) -> b.lines() > a.lines() ? b : a);
    }
    List<LedgerPart> fresh = new ArrayList<>();
    SortedMap<String, String> tampered = new TreeMap<>();
    for (Map.Entry<String, FileEvidence> file : found.entrySet()) {
      LedgerPart now = file.getValue().part();
      LedgerPart before = recorded.get(file.getKey());
      if (before == null) {
        fresh.add(now);
      } else if (now.bytes() < before.bytes()) {
        tampered.put(
            file.getKey(),
            "has " + now.lines() + " lines, but had " + before.lines() + " when it was recorded");
      } else if (!beginning(evidence, file.getValue(), before.bytes()).equals(before.sha256())) {
        tampered.put(file.getKey(), "is not what was recorded: its first lines have changed");
      } else if (now.bytes() > before.bytes()) {
        fresh.add(now);
      }
    }
    for (String key : recorded.keySet()) {
      if (!found.containsKey(key)) {
        tampered.put(key, "was recorded and is not there any more");
      }
    }
    return new LedgerWatch(fresh, tampered);
  }

  private static String beginning(LedgerEvidence evidence, FileEvidence file, long bytes)
      throws IOException {
    return file.bytes() == bytes ? file.sha256() : LedgerIngest.sha256(evidence, file, bytes);
  }
}
