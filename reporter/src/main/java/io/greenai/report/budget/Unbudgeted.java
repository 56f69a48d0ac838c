package io.greenai.report.budget;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.query.LoadKey;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What models did that no budget of the period is for.
 *
 * @param impact of all of it
 * @param models in order of their names, with service and environment where the ledger has them
 */
public record Unbudgeted(Impact impact, List<String> models) {
  public Unbudgeted {
    models = List.copyOf(models);
  }

  /** The rest of {@code footprint}, which may be empty. */
  public static Unbudgeted of(Footprint footprint, List<BudgetOutcome> outcomes) {
    Predicate<LoadKey> rest =
        key ->
            key.account() == Account.MODEL
                && outcomes.stream().noneMatch(outcome -> outcome.budget().selector().takes(key));
    List<String> models =
        footprint.impacts().keySet().stream()
            .filter(rest)
            .flatMap(key -> Stream.ofNullable(key.model()).map(model -> name(key, model)))
            .distinct()
            .sorted()
            .toList();
    return new Unbudgeted(footprint.total(rest), models);
  }

  public boolean isEmpty() {
    return models.isEmpty();
  }

  private static String name(LoadKey key, ModelKey model) {
    return model.name()
        + " in "
        + key.service()
        + (key.environment().isEmpty() ? "" : " (" + key.environment() + ")");
  }
}
