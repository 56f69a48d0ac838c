package io.greenai.report.cli;

import io.greenai.report.close.Entry;
import io.greenai.report.close.Journal;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.org.Organisation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people keep: as it is now, or, with {@code --as-of} and a journal, as it had been recorded
 * by then.
 */
record RecordedSources(Sources sources, Optional<Journal> journal) {

  /**
   * As of an earlier time, the tables that had been recorded by then.
   *
   * @throws IOException where one of them is not there
   */
  FactorSet factors() throws IOException {
    FactorSet now = FactorSetLoader.withPacks(sources.factorPacks());
    Optional<Instant> asOf = sources.asOf();
    if (journal.isEmpty() || asOf.isEmpty()) {
      return now;
    }
    Map<String, String> sourcesThen =
        SourceHashes.byKey(List.copyOf(journal.get().sources().values()));
    if (sourcesThen.isEmpty()) {
      return now;
    }
    FactorsThen then = FactorsThen.of(now, sourcesThen, "as of " + asOf.get());
    if (!then.missing().isEmpty()) {
      String missing = then.missing().get(0);
      throw new IOException(
          missing
              + " was recorded as of "
              + asOf.get()
              + " and is not there; give it, with sha256 "
              + sourcesThen.get(missing));
    }
    return then.set();
  }

  /**
   * What people keep, pinned.
   *
   * @throws IOException where it is to be that of an earlier time and is not
   */
  Map<String, String> hashes(Organisation organisation, FactorSet factors) throws IOException {
    List<Entry.Source> found = SourceHashes.of(sources, organisation, factors);
    Optional<Instant> asOf = sources.asOf();
    if (journal.isPresent() && asOf.isPresent()) {
      for (Entry.Source source : found) {
        Entry.Source then = journal.get().sources().get(source.key());
        if (!source.kind().equals(SourceHashes.TEMPLATES) && !source.equals(then)) {
          throw new IOException(
              source.key()
                  + " with sha256 "
                  + source.sha256()
                  + " was not recorded as of "
                  + asOf.get()
                  + "; "
                  + (then == null
                      ? "nothing of it was, name a later time"
                      : "give the one that was, with sha256 " + then.sha256()));
        }
      }
    }
    return SourceHashes.byKey(found);
  }
}
