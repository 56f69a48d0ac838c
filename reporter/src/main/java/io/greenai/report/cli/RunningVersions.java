package io.greenai.report.cli;

import io.greenai.ledger.Phase;
import io.greenai.report.budget.Selector;
import io.greenai.report.cli.Samples.Sample;
import io.greenai.report.cli.Samples.VersionInPhase;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What runs of a model in a period, as the samples that its ledgers give. */
final class RunningVersions {
  private final Path ledger;
  private final Period period;
  private final Optional<String> baseline;
  private final Map<Selector, Samples> read = new HashMap<>();

  /**
   * Of the ledgers in a directory.
   *
   * @param baseline the version to take; absent for the last that was booked
   */
  RunningVersions(Path ledger, Period period, Optional<String> baseline) {
    this.ledger = ledger;
    this.period = period;
    this.baseline = baseline;
  }

  /**
   * The samples of {@code model} by which a candidate is judged.
   *
   * @param selector of the budget
   * @param phase of the candidate's samples; with those of evaluation, inference is compared
   * @return nothing where no version runs and none was named
   * @throws IOException where the version that was named does not run
   */
  Optional<Map.Entry<VersionInPhase, Sample>> of(Selector selector, String model, Phase phase)
      throws IOException {
    Phase wanted = phase == Phase.EVALUATION ? Phase.INFERENCE : phase;
    Optional<Map.Entry<VersionInPhase, Sample>> found =
        samples(selector).withItems().entrySet().stream()
            .filter(one -> one.getKey().model().equals(model))
            .filter(one -> one.getKey().phase() == wanted)
            .filter(one -> baseline.isEmpty() || one.getKey().version().equals(baseline.get()))
            .max(Comparator.comparing(one -> one.getValue().last()));
    if (found.isEmpty() && baseline.isPresent()) {
      throw new IOException(
          ledger
              + ": the ledgers hold no "
              + wanted.id()
              + " of version "
              + baseline.get()
              + " of "
              + model
              + " in "
              + period.label()
              + "; name another with --baseline");
    }
    return found;
  }

  private Samples samples(Selector selector) throws IOException {
    Samples known = read.get(selector);
    if (known != null) {
      return known;
    }
    Samples samples = Samples.ofSlots(selector::takes);
    LedgerIngest.survey(ledger)
        .readAgain(
            slot -> {
              if (period.contains(slot.slotStart())) {
                samples.accept(slot);
              }
            });
    read.put(selector, samples);
    return samples;
  }
}
