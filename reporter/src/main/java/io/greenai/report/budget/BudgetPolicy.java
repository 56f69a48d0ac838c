package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.yaml.Position;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for a folder of budgets as a whole, because no budget of it can say it.
 *
 * @param position of the file, absent where there is none
 * @param owner who answers for it
 */
public record BudgetPolicy(
    Optional<Position> position, Optional<String> owner, OnUnbudgeted onUnbudgeted) {
  static final String KIND = "BudgetPolicy";

  /** Of a folder without one: what no budget is for is shown. */
  public static final BudgetPolicy DEFAULT =
      new BudgetPolicy(Optional.empty(), Optional.empty(), OnUnbudgeted.REPORT);

  private static final Map<String, OnUnbudgeted> ACTIONS =
      Words.byId(OnUnbudgeted.values(), OnUnbudgeted::id);

  public BudgetPolicy {
    requireNonNull(onUnbudgeted, "onUnbudgeted");
  }

  /**
   * The policy that a file states.
   *
   * @throws YamlException where it is wrong
   */
  static BudgetPolicy read(YamlMap root) {
    BudgetFile.requireVersion(root);
    root.onlyKeys("apiVersion", "kind", "metadata", "spec");
    YamlMap metadata = root.map("metadata").onlyKeys("owner", "description");
    YamlMap spec = root.map("spec").onlyKeys("onUnbudgeted");
    return new BudgetPolicy(
        Optional.of(root.position()),
        Optional.of(metadata.text("owner")),
        spec.choice("onUnbudgeted", ACTIONS));
  }
}
