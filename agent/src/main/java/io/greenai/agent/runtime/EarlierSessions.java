package io.greenai.agent.runtime;

import io.greenai.agent.attribute.ModelCounters;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells, once for each model with a session that was there before the agent, what share of its
 * energy is exact and which threads were taken for its workers. For the sampler.
 */
final class EarlierSessions {
  private final Consumer<String> console;
  private final Set<String> told = new HashSet<>();

  EarlierSessions(Consumer<String> console) {
    this.console = console;
  }

  /** Tells of those that used energy in a window. */
  void tell(Collection<ModelCounters> models, Collection<Posting> postings) {
    Map<String, Integer> workers = new HashMap<>();
    for (ModelCounters model : models) {
      if (model.mayHaveUnseenWorkers()) {
        workers.merge(model.model().name(), model.workers(), Math::max);
      }
    }
    workers.keySet().removeAll(told);
    workers.forEach(
        (name, count) -> {
          long exact = microjoules(name, Ownership.EXACT, postings);
          long estimated = microjoules(name, Ownership.ESTIMATED, postings);
          long all = exact + microjoules(name, Ownership.PROPORTIONAL, postings) + estimated;
          if (all > 0) {
            told.add(name);
            console.accept(line(name, count, percent(exact, all), percent(estimated, all)));
          }
        });
  }

  private static String line(String name, int workers, String exact, String estimated) {
    return "model "
        + name
        + " has a session that was there before the agent: "
        + exact
        + " of its energy is exact (its callers), "
        + estimated
        + " estimated ("
        + (workers == 0
            ? "no native thread was found to work for it"
            : workers + (workers == 1 ? " native thread" : " native threads") + " by their clocks")
        + ")";
  }

  private static long microjoules(String name, Ownership found, Collection<Posting> postings) {
    long sum = 0;
    for (Posting posting : postings) {
      ModelKey model = posting.model();
      if (model != null && model.name().equals(name)) {
        sum += posting.ownershipMicrojoules(found);
      }
    }
    return sum;
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
