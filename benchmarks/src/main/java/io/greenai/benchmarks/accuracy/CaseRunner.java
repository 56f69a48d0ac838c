package io.greenai.benchmarks.accuracy;

import io.greenai.ledger.Ownership;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs cases under the agent and compares. */
final class CaseRunner {
  private static final int SECONDS_ALONE = 10;

  private final Setup setup;
  private final Map<String, Double> nanosPerCallAlone = new HashMap<>();

  CaseRunner(Setup setup) {
    this.setup = setup;
  }

  AccuracyResult run(AccuracyCase wanted, int repetition) throws IOException, InterruptedException {
    Path folder =
        setup.folder().resolve(wanted.name().replaceAll("[^A-Za-z0-9]+", "-") + "-" + repetition);
    Map<String, Double> alone = new HashMap<>();
    if (wanted.truth() == AccuracyCase.Truth.CALLS_ALONE) {
      for (String model : wanted.models()) {
        alone.put(AccuracyCase.name(model), nanosPerCallAlone(wanted.alone(model), model, folder));
      }
    }
    WorkloadRun run = new WorkloadRun(setup, folder);
    SecondLogFile log = run.run(wanted, true, setup.seconds());
    Measured truth =
        wanted.truth() == AccuracyCase.Truth.OWN_CLOCKS
            ? Measured.byClocks(log)
            : Measured.byCalls(log, alone);
    Booked booked = Booked.read(run.ledger(), log.from(), log.to());
    List<AccuracyResult.OfModel> models = new ArrayList<>();
    truth
        .models()
        .forEach(
            (name, amount) ->
                models.add(
                    new AccuracyResult.OfModel(
                        name,
                        amount,
                        booked
                            .models()
                            .getOrDefault(
                                name, new Booked.OfModel(0, 0, Ownership.ESTIMATED, 0)))));
    return new AccuracyResult(
        wanted,
        models,
        100 * booked.othersCpuSeconds() / setup.seconds(),
        booked.unbalanced() == 0 && booked.windows() == setup.seconds() / Setup.WINDOW_SECONDS);
  }

  /** Like models cost the same; each kind is measured once. */
  private double nanosPerCallAlone(AccuracyCase alone, String model, Path folder)
      throws IOException, InterruptedException {
    String kind = model.substring(model.indexOf(':')) + alone.globalThreads() + alone.pauseMillis();
    Double known = nanosPerCallAlone.get(kind);
    if (known == null) {
      WorkloadRun run = new WorkloadRun(setup, folder.resolve("alone-" + AccuracyCase.name(model)));
      known = run.run(alone, false, SECONDS_ALONE).nanosPerCall();
      nanosPerCallAlone.put(kind, known);
    }
    return known;
  }
}
