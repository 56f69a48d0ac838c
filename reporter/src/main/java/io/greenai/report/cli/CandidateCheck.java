package io.greenai.report.cli;

import io.greenai.ledger.Phase;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.Candidate;
import io.greenai.report.budget.CandidateJudge;
import io.greenai.report.budget.CandidateOutcome;
import io.greenai.report.budget.Conversion;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.cli.Samples.Sample;
import io.greenai.report.cli.Samples.VersionInPhase;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.RunSlot;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the books of a candidate's evaluation against budgets and the version that runs. */
final class CandidateCheck {
  private final ReportInput input;
  private final Path directory;
  private final RunningVersions running;
  private final BigDecimal band;
  private final Samples samples = Samples.ofWindows(key -> true);
  private final LedgerIngest evaluation;
  private final LedgerEvidence evidence;

  private CandidateCheck(
      ReportInput input, Path directory, Path ledger, @Nullable String baseline, BigDecimal band)
      throws IOException {
    this.input = input;
    this.directory = directory;
    this.running =
        new RunningVersions(
            ledger, input.footprint().totals().period(), Optional.ofNullable(baseline));
    this.band = band;
    this.evaluation = LedgerIngest.survey(directory);
    this.evidence = evaluation.read(samples);
  }

  /**
   * What there is to tell of the candidates in a ledger directory.
   *
   * @param ledger of what runs
   * @param baseline the running version to compare with; the last that was booked where it is null
   * @param band share to either side that samples have to tell an intensity within
   * @throws IOException where it holds no version of a model that a budget is for, or several
   */
  static CandidateResult of(
      ReportInput input, Path directory, Path ledger, @Nullable String baseline, BigDecimal band)
      throws IOException {
    return new CandidateCheck(input, directory, ledger, baseline, band).result();
  }

  private CandidateResult result() throws IOException {
    SortedMap<VersionInPhase, Sample> candidates = samples.withItems();
    List<String> evaluated =
        candidates.keySet().stream().map(VersionInPhase::model).distinct().toList();
    List<String> models = evaluated.stream().filter(this::isBudgeted).toList();
    if (models.isEmpty()) {
      throw new IOException(
          directory
              + ": no budget is for a model that these ledgers evaluate; they hold "
              + (evaluated.isEmpty() ? "no item of any" : String.join(", ", evaluated)));
    }
    List<CandidateOutcome> outcomes = new ArrayList<>();
    for (String model : models) {
      String version = version(model, candidates);
      for (BudgetOutcome held : input.budgets()) {
        if (held.budget().selector().names(model)) {
          for (LimitOutcome limit : held.limits()) {
            outcomes.add(outcome(held, limit, model, version, candidates));
          }
        }
      }
    }
    return new CandidateResult(outcomes, evidence);
  }

  private boolean isBudgeted(String model) {
    return input.budgets().stream().anyMatch(held -> held.budget().selector().names(model));
  }

  private String version(String model, SortedMap<VersionInPhase, Sample> candidates)
      throws IOException {
    List<String> versions =
        candidates.keySet().stream()
            .filter(key -> key.model().equals(model))
            .map(VersionInPhase::version)
            .distinct()
            .sorted()
            .toList();
    if (versions.size() > 1) {
      throw new IOException(
          directory
              + ": the ledgers hold versions "
              + String.join(", ", versions)
              + " of "
              + model
              + "; evaluate one candidate into one directory");
    }
    return versions.get(0);
  }

  private CandidateOutcome outcome(
      BudgetOutcome held,
      LimitOutcome limit,
      String model,
      String version,
      SortedMap<VersionInPhase, Sample> candidates)
      throws IOException {
    Optional<Map.Entry<VersionInPhase, Sample>> sampled =
        sampled(limit.limit(), model, version, candidates);
    if (sampled.isEmpty()) {
      return CandidateOutcome.unsampled(held.budget(), limit.limit(), model, version);
    }
    VersionInPhase own = sampled.get().getKey();
    Sample sample = sampled.get().getValue();
    Optional<Map.Entry<VersionInPhase, Sample>> now =
        running.of(held.budget().selector(), model, own.phase());
    Candidate candidate =
        new Candidate(
            model,
            version,
            sample.energy(),
            sample.processor(),
            now.map(
                one ->
                    new Candidate.Running(
                        one.getKey().version(),
                        one.getValue().energy(),
                        one.getValue().processor())));
    CandidateJudge judge = new CandidateJudge(candidate, band);
    return limit.limit() instanceof Limit.Intensity intensity
        ? judge.judge(
            held.budget(),
            intensity,
            perMicrojoule(held, intensity, own, now.map(Map.Entry::getKey)))
        : judge.judge(held.budget(), limit);
  }

  /**
   * Of the phase that an intensity counts, else of the evaluation; of limits on a period, which
   * only ask whether the candidate needs less, whatever there is.
   */
  private static Optional<Map.Entry<VersionInPhase, Sample>> sampled(
      Limit limit, String model, String version, SortedMap<VersionInPhase, Sample> candidates) {
    Phase counted =
        limit instanceof Limit.Intensity intensity ? intensity.of().phase() : Phase.INFERENCE;
    Stream<VersionInPhase> wanted =
        Stream.of(
            new VersionInPhase(model, version, counted),
            new VersionInPhase(model, version, Phase.EVALUATION));
    Stream<VersionInPhase> others =
        limit instanceof Limit.Intensity
            ? Stream.of()
            : candidates.keySet().stream().filter(key -> key.model().equals(model));
    return Stream.concat(wanted, others)
        .flatMap(
            key -> Stream.ofNullable(candidates.get(key)).map(sample -> Map.entry(key, sample)))
        .findFirst();
  }

  /** Where the running version runs; where none does, where the candidate was evaluated. */
  private Optional<Estimate> perMicrojoule(
      BudgetOutcome held,
      Limit.Intensity limit,
      VersionInPhase own,
      Optional<VersionInPhase> running)
      throws IOException {
    if (running.isEmpty()) {
      return Conversion.perMicrojoule(held.budget(), limit, evaluated(), own::takes);
    }
    Predicate<LoadKey> loads =
        load -> held.budget().selector().takes(load) && running.get().takes(load);
    return Conversion.perMicrojoule(held.budget(), limit, input.footprint(), loads);
  }

  /** The footprint of the evaluation, by the site that its service runs at. */
  private Footprint evaluated() throws IOException {
    List<Instant> times =
        evidence.files().stream()
            .flatMap(file -> Stream.of(file.firstWindow(), file.lastWindowEnd()))
            .flatMap(Stream::ofNullable)
            .sorted()
            .toList();
    Period span =
        new Period(
            "the evaluation",
            input.organisation().zone(),
            slotStart(RunSlot.at(times.get(0))),
            slotStart(RunSlot.at(times.get(times.size() - 1)) + 1));
    ReferenceEngine engine = new ReferenceEngine(List.of(span));
    evaluation.readAgain(engine::accept);
    FootprintCalculator calculator = new FootprintCalculator(input.organisation(), input.factors());
    Totals totals = engine.totals().get(span);
    if (totals == null) {
      throw new IllegalStateException("The engine lost " + span.label());
    }
    return calculator.of(totals);
  }

  private static Instant slotStart(long slot) {
    return Instant.ofEpochSecond(slot * RunSlot.SECONDS);
  }
}
