package io.greenai.report.close;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.greenai.ledger.Severity;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a close record pins, held against what is there. */
public final class Pinned {
  private static final String NOT_THERE = "not there";

  private final CloseRecord record;

  /** By {@code record}. */
  public Pinned(CloseRecord record) {
    this.record = record;
  }

  /**
   * Files of a report.
   *
   * @param here where a file lies that the record calls so; absent where it is of another report
   */
  public List<Check> outputs(Function<String, Optional<Path>> here) throws IOException {
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, String> output : record.outputs().entrySet()) {
      Optional<Path> file = here.apply(output.getKey());
      if (file.isPresent()) {
        String what = "output " + output.getKey();
        checks.add(
            Files.isRegularFile(file.get())
                ? Check.of(
                    what,
                    "sha256 " + output.getValue(),
                    "sha256 " + Sha256.of(Files.readAllBytes(file.get())))
                : Check.notChecked(what, "does not lie beside the report"));
      }
    }
    return checks;
  }

  /** What people keep, and this program. */
  public List<Check> sources(Map<String, String> now, String reporter) {
    Map<String, Change> changes = new LinkedHashMap<>();
    Changes.ofSources(record, now, reporter).forEach(change -> changes.put(change.what(), change));
    List<Check> checks = new ArrayList<>();
    record
        .sources()
        .forEach(
            (what, sha256) -> {
              if (!changes.containsKey(what)) {
                checks.add(Check.ok(what, "sha256 " + sha256));
              }
            });
    if (record.reporter().equals(reporter)) {
      checks.add(Check.ok(Changes.PROGRAM, reporter));
    }
    changes
        .values()
        .forEach(
            change ->
                checks.add(
                    Check.differs(change.what(), orNot(change.before()), orNot(change.after()))));
    return checks;
  }

  private static String orNot(String text) {
    return text.isEmpty() ? NOT_THERE : text;
  }

  /**
   * Ledgers of the period.
   *
   * @param there all files and findings, as they are now
   * @param merkleRoot of the runs, as far as they were known at the close
   */
  public List<Check> ledgers(LedgerEvidence there, String merkleRoot) throws IOException {
    Map<String, LedgerPart> closed =
        record.parts().stream().collect(toMap(LedgerPart::key, Function.identity()));
    LedgerWatch watch = LedgerWatch.of(closed, there);
    List<Check> unlike = new ArrayList<>();
    watch
        .tampered()
        .forEach(
            (key, wrong) -> unlike.add(Check.differs(ledger(key), shown(closed.get(key)), wrong)));
    Set<String> ofPeriod =
        there.parts(record.period().start(), record.period().end()).stream()
            .map(LedgerPart::key)
            .collect(toSet());
    for (LedgerPart fresh : watch.fresh()) {
      LedgerPart then = closed.get(fresh.key());
      if (then != null || ofPeriod.contains(fresh.key())) {
        unlike.add(fresh(then, fresh, there));
      }
    }
    long grown = watch.fresh().stream().filter(part -> closed.containsKey(part.key())).count();
    long same = closed.size() - watch.tampered().size() - grown;
    List<Check> checks = new ArrayList<>();
    checks.add(Check.of("Merkle root of the runs", record.merkleRoot(), merkleRoot));
    checks.add(Check.ok("ledger files", same + " of " + closed.size() + " as they were closed"));
    checks.addAll(unlike);
    return checks;
  }

  /**
   * Figures of a report.
   *
   * @param report its id
   * @param performed again
   */
  public Check figures(String report, List<Statement> performed) {
    List<Statement> stated = record.figures().getOrDefault(report, List.of());
    List<String> other =
        Restatement.all(stated, performed).stream()
            .map(restated -> restated.figure().id())
            .toList();
    String what = "figures of the record";
    return other.isEmpty()
        ? Check.ok(what, stated.size() + " as performed again")
        : Check.differs(
            what,
            stated.size() + " figures",
            other.size() + " performed otherwise: " + String.join(", ", other));
  }

  /** A file that is new, or went on where it was closed; what went on may be wrong. */
  private static Check fresh(@Nullable LedgerPart then, LedgerPart fresh, LedgerEvidence there) {
    long known = then == null ? 0 : then.lines();
    Optional<String> wrong =
        there.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR && finding.line() > known)
            .filter(finding -> fresh.isOf(finding.file()))
            .map(finding -> "line " + finding.line() + ": " + finding.message())
            .findFirst();
    return wrong
        .map(message -> Check.differs(ledger(fresh.key()), shown(then), message))
        .orElseGet(() -> Check.late(ledger(fresh.key()), shown(then), shown(fresh)));
  }

  private static String ledger(String key) {
    return "ledger " + key;
  }

  private static String shown(@Nullable LedgerPart part) {
    return part == null ? NOT_THERE : part.lines() + " lines, sha256 " + part.sha256();
  }
}
