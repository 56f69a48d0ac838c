package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import io.greenai.report.ingest.LedgerPart;
import io.greenai.report.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a report stands between a period's first draft and its last correction.
 *
 * @param kept whether a journal is kept at all
 * @param number the close that the report belongs to; 0 for a draft
 * @param corrects the close of the same period that the report is held against
 * @param correctsHash SHA-256 of its record; empty without one
 * @param previous the close that inputs are compared with, of this period or an earlier one
 * @param changes of inputs since {@code previous}
 * @param tampered ledger files that are not what was recorded, by their keys
 * @param sources SHA-256 of what people keep, by kind and name
 * @param remark what was left as it was closed though it could be restated; empty for nothing
 */
public record Closing(
    boolean kept,
    int number,
    Optional<CloseRecord> corrects,
    String correctsHash,
    Optional<CloseRecord> previous,
    List<Change> changes,
    Map<String, String> tampered,
    Map<String, String> sources,
    String remark) {
  /** Under which the hash of all factors stands in {@code sources}. */
  public static final String FACTOR_SET = "factor set";

  /** Without a journal. */
  public static final Closing NONE =
      new Closing(
          false, 0, Optional.empty(), "", Optional.empty(), List.of(), Map.of(), Map.of(), "");

  public Closing {
    requireNonNull(corrects, "corrects");
    requireNonNull(correctsHash, "correctsHash");
    requireNonNull(previous, "previous");
    requireNonNull(remark, "remark");
    changes = List.copyOf(changes);
    tampered = Map.copyOf(tampered);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** Whether the report is frozen, or being so. */
  public boolean isClosed() {
    return number > 0;
  }

  /**
   * Of a report of {@code period}.
   *
   * @param closes of the journal before it
   * @param number the close that it is; 0 where it is none, and is held against the last one
   * @param parts ledger files of the period
   */
  public static Closing of(
      Closes closes,
      Period period,
      int number,
      List<LedgerPart> parts,
      Map<String, String> tampered,
      Map<String, String> sources,
      String reporter) {
    Optional<CloseRecord> corrects =
        number > 0 ? closes.numbered(period, number - 1) : closes.last(period);
    Optional<CloseRecord> previous = corrects.or(() -> closes.before(period));
    List<Change> changes = new ArrayList<>();
    corrects.ifPresent(close -> changes.addAll(Changes.ofLedgers(close, parts, tampered)));
    previous.ifPresent(close -> changes.addAll(Changes.ofSources(close, sources, reporter)));
    return new Closing(
        true,
        number,
        corrects,
        corrects.map(closes::hash).orElse(""),
        previous,
        changes,
        tampered,
        sources,
        "");
  }

  /** Whether factors are not those of the close that the report is held against. */
  public boolean hasOtherFactors() {
    return corrects
        .filter(
            close ->
                !close
                    .sources()
                    .getOrDefault(FACTOR_SET, "")
                    .equals(sources.getOrDefault(FACTOR_SET, "")))
        .isPresent();
  }

  /** The same with a remark. */
  public Closing remarking(String text) {
    return new Closing(
        kept, number, corrects, correctsHash, previous, changes, tampered, sources, text);
  }
}
