package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import io.greenai.report.ingest.LedgerPart;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was frozen when a period was closed.
 *
 * @param number of the period's closes, from 1; every later one corrects the one before
 * @param replaces SHA-256 of the record that it corrects
 * @param journalLines lines of the journal that it rests on
 * @param merkleRoot of the heads of all runs of the period
 * @param reporter release of this program
 * @param sources SHA-256 of files and sets, by kind and name
 * @param people who stand behind it, by role
 * @param findings of verification that were accepted
 * @param drawn microjoules drawn from each instrument in the period, by its id
 * @param outputs SHA-256 of the files of the reports, by name
 * @param parts ledger files of the period, as far as they were known
 * @param figures of each report, by its id
 */
public record CloseRecord(
    Period period,
    int number,
    Optional<String> replaces,
    Instant closedAt,
    long journalLines,
    String merkleRoot,
    String reporter,
    Map<String, String> sources,
    Map<String, String> people,
    long findings,
    Map<String, BigDecimal> drawn,
    Map<String, String> outputs,
    List<LedgerPart> parts,
    Map<String, List<Statement>> figures) {
  public CloseRecord {
    requireNonNull(period, "period");
    requireNonNull(replaces, "replaces");
    requireNonNull(closedAt, "closedAt");
    requireNonNull(merkleRoot, "merkleRoot");
    requireNonNull(reporter, "reporter");
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
    drawn = Collections.unmodifiableMap(new LinkedHashMap<>(drawn));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    parts = List.copyOf(parts);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** Its name, for example {@code 2026-Q3, close 1}. */
  public String name() {
    return period.label() + ", close " + number;
  }
}
