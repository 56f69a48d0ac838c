package io.greenai.report.cli;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.Decision;
import io.greenai.report.budget.EffectiveBudget;
import io.greenai.report.close.Entry;
import io.greenai.report.close.Journal;
import io.greenai.report.close.LedgerWatch;
import io.greenai.report.disclose.ReportInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what a command saw and decided. */
final class Recording {
  private final Sources sources;
  private final Instant now;

  Recording(Sources sources) {
    this.sources = sources;
    this.now = sources.now();
  }

  /** Into the journal; where none is kept, {@code err} is told what will be missed. */
  void add(ReportInput input, String command, PrintWriter err) throws IOException {
    Optional<Path> folder = sources.journal();
    if (folder.isPresent()) {
      Journal.add(folder.get(), now, journal -> entries(journal, input, command));
    } else {
      err.println(
          command
              + ": no journal is kept, so that nobody will know what the budgets were today; name a"
              + " directory for it with '--journal'");
    }
  }

  private List<Entry> entries(Journal journal, ReportInput input, String command)
      throws IOException {
    List<Entry> entries = new ArrayList<>(seen(journal, input));
    entries.add(decided(input, command));
    return entries;
  }

  /** What {@code journal} does not know yet. What is read as of an earlier time is not new. */
  List<Entry> seen(Journal journal, ReportInput input) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (sources.asOf().isEmpty()) {
      LedgerWatch.of(journal.parts(), input.evidence())
          .fresh()
          .forEach(part -> entries.add(new Entry.Part(part)));
      Map<String, Entry.Source> known = journal.sources();
      SourceHashes.of(sources, input.organisation(), input.factors()).stream()
          .filter(source -> !source.equals(known.get(source.key())))
          .forEach(entries::add);
    }
    return entries;
  }

  /** What the budgets were held to be, and how they stood. */
  Entry decided(ReportInput input, String command) {
    return new Entry.Decided(
        new Decision(
            now,
            command,
            input.footprint().totals().period().label(),
            input.now(),
            GitRevision.of(sources.budgets()),
            EffectiveBudget.of(
                input.budgets().stream().map(BudgetOutcome::budget).distinct().toList()),
            Decision.standings(input.budgets())));
  }
}
