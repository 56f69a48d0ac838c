package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.org.CarbonPrice;
import io.greenai.report.yaml.Position;
import io.greenai.report.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model may emit or use in a period, and who answers for it.
 *
 * @param position of the file's first line
 * @param parent the name of the budget that this one is granted out of
 * @param limits at least one
 * @param thresholds at least one
 * @param burnRates for limits on the whole period
 * @param carryOver of what the period before left unused
 * @param blocking when a breach of the whole period blocks a candidate
 * @param internalCarbonPrice for what its absolute limit counts
 * @param stated where the file states each key of its {@code metadata} and {@code spec}
 */
public record CarbonBudget(
    Position position,
    String name,
    String owner,
    Optional<String> approver,
    Optional<String> costCenter,
    Optional<YamlScalar> parent,
    Selector selector,
    BudgetCalendar calendar,
    BudgetView view,
    List<Limit> limits,
    List<Threshold> thresholds,
    List<BurnRate> burnRates,
    CarryOver carryOver,
    Enforcement enforcement,
    Blocking blocking,
    OnMissingData onMissingData,
    Comparison comparison,
    List<Waiver> waivers,
    Optional<CarbonPrice> internalCarbonPrice,
    Map<String, Position> stated) {
  public CarbonBudget {
    requireNonNull(name, "name");
    requireNonNull(owner, "owner");
    limits = List.copyOf(limits);
    thresholds = List.copyOf(thresholds);
    burnRates = List.copyOf(burnRates);
    waivers = List.copyOf(waivers);
    stated = Map.copyOf(stated);
  }

  /** Its limit of that kind. */
  Optional<Limit> limit(Class<? extends Limit> kind) {
    return limits.stream().filter(kind::isInstance).findFirst();
  }

  CarbonBudget withSelector(Selector other) {
    return new CarbonBudget(
        position,
        name,
        owner,
        approver,
        costCenter,
        parent,
        other,
        calendar,
        view,
        limits,
        thresholds,
        burnRates,
        carryOver,
        enforcement,
        blocking,
        onMissingData,
        comparison,
        waivers,
        internalCarbonPrice,
        stated);
  }
}
