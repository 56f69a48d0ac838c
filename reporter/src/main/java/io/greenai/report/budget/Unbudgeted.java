package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.query.LoadKey;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What models did in a period that no budget is for.
 *
 * @param stretches of the period, in order; one where every budget runs through all of it
 * @param onUnbudgeted what a gate does about it
 */
public record Unbudgeted(List<Stretch> stretches, OnUnbudgeted onUnbudgeted) {
  public Unbudgeted {
    requireNonNull(onUnbudgeted, "onUnbudgeted");
    stretches = List.copyOf(stretches);
  }

  /**
   * A time in which the same budgets run throughout.
   *
   * @param budgets that run
   */
  public record Stretch(Footprint footprint, List<CarbonBudget> budgets)
      implements Predicate<LoadKey> {
    public Stretch {
      requireNonNull(footprint, "footprint");
      budgets = List.copyOf(budgets);
    }

    /** Whether no budget is for a load. */
    @Override
    public boolean test(LoadKey key) {
      return key.account() == Account.MODEL
          && budgets.stream().noneMatch(budget -> budget.selector().takes(key));
    }

    private Stream<String> models() {
      return footprint.impacts().keySet().stream()
          .filter(this)
          .flatMap(key -> Stream.ofNullable(key.model()).map(model -> name(key, model)));
    }
  }

  /** All of it. */
  public Impact impact() {
    return stretches.stream()
        .map(stretch -> stretch.footprint().total(stretch))
        .reduce(Impact.ZERO, Impact::plus);
  }

  /** In order of their names, with service and environment where the ledger has them. */
  public List<String> models() {
    return stretches.stream().flatMap(Stretch::models).distinct().sorted().toList();
  }

  public boolean isEmpty() {
    return stretches.stream().allMatch(stretch -> stretch.models().findAny().isEmpty());
  }

  private static String name(LoadKey key, ModelKey model) {
    return model.name()
        + " in "
        + key.service()
        + (key.environment().isEmpty() ? "" : " (" + key.environment() + ")");
  }
}
