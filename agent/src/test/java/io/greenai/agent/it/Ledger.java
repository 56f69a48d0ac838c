package io.greenai.agent.it;

import io.greenai.ledger.Account;
import io.greenai.ledger.Conservation;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Header;
import io.greenai.ledger.LedgerRun;
import io.greenai.ledger.LedgerStore;
import io.greenai.ledger.LedgerVerifier;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.VerificationReport;
import io.greenai.ledger.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What was written, read with the readers that the reporter uses. */
record Ledger(VerificationReport report, List<Header> headers, List<Window> windows) {

  /** Reads {@code folder/ledger}, every line of which must be as the published schema says. */
  static Ledger in(Path folder) throws IOException {
    Path root = folder.resolve("ledger");
    LedgerSchema.requireValid(root);
    List<Window> windows = new ArrayList<>();
    LedgerStore store = LedgerStore.scan(root);
    store.forEachWindow((header, window, line) -> windows.add(window));
    List<Header> headers = store.runs().stream().map(LedgerRun::header).toList();
    return new Ledger(LedgerVerifier.verify(root), headers, windows);
  }

  /** Of all runs. */
  long durationNanos() {
    return windows.stream().mapToLong(Window::durationNanos).sum();
  }

  /** How far the windows of one run are from following each other without gap or overlap. */
  long worstSeamMillis() {
    long worst = 0;
    for (int i = 1; i < windows.size(); i++) {
      Window before = windows.get(i - 1);
      Instant end = before.start().plusNanos(before.durationNanos());
      worst = Math.max(worst, Duration.between(end, windows.get(i).start()).abs().toMillis());
    }
    return worst;
  }

  /** What the meters counted that are part of the conservation law. */
  long meteredMicrojoules(Domain domain) {
    return windows.stream()
        .flatMap(window -> window.meters().stream())
        .filter(meter -> meter.role() == io.greenai.ledger.MeterRole.PART)
        .filter(meter -> meter.domain() == domain)
        .mapToLong(meter -> meter.energyMicrojoules())
        .sum();
  }

  /** Windows whose postings do not sum to their meters. */
  List<Window> unbalanced() {
    return windows.stream().filter(w -> !Conservation.difference(w).isEmpty()).toList();
  }

  Set<String> models() {
    Set<String> names = new TreeSet<>();
    postings(p -> p.model() != null).forEach(p -> names.add(p.model().name()));
    return names;
  }

  long cpuNanos(Account account) {
    return postings(p -> p.account() == account).mapToLong(Posting::cpuNanos).sum();
  }

  long cpuNanos(String model, Phase phase) {
    return of(model, phase).mapToLong(Posting::cpuNanos).sum();
  }

  /** Of the workers of a model in all phases: they spin on from one into the next. */
  long workerCpuNanos(String model) {
    return postings(p -> p.model() != null && p.model().name().equals(model))
        .map(Posting::activity)
        .mapToLong(ModelActivity::nativeCpuNanos)
        .sum();
  }

  /** Of the threads that called a model, in its calls. */
  long callerCpuNanos(String model) {
    return cpuNanos(model, Phase.INFERENCE)
        - activity(model, Phase.INFERENCE, ModelActivity::nativeCpuNanos);
  }

  long energyMicrojoules(String model, Phase phase) {
    return of(model, phase).mapToLong(p -> p.energyMicrojoules(Domain.CPU)).sum();
  }

  long activity(String model, Phase phase, ToLongFunction<ModelActivity> figure) {
    return of(model, phase).map(Posting::activity).mapToLong(figure).sum();
  }

  /** What the session of a model was opened with, as its last posting says. */
  Map<String, String> settings(String model) {
    return postings(p -> p.model() != null && p.model().name().equals(model))
        .map(p -> p.activity().settings())
        .reduce(Map.of(), (earlier, later) -> later);
  }

  private Stream<Posting> of(String model, Phase phase) {
    return postings(
        p -> p.model() != null && p.model().name().equals(model) && p.model().phase() == phase);
  }

  Stream<Posting> postings(Predicate<Posting> wanted) {
    return windows.stream().flatMap(window -> window.postings().stream()).filter(wanted);
  }
}
