package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.yaml.Position;
import java.util.List;
import java.util.Optional;

/**
 * What a model may emit or use in a period, and who answers for it.
 *
 * @param position of the file's first line
 * @param includesEmbodied whether the share of making the hardware counts towards carbon limits
 * @param limits at least one
 * @param thresholds at least one
 */
public record CarbonBudget(
    Position position,
    String name,
    String owner,
    Optional<String> approver,
    Optional<String> costCenter,
    Selector selector,
    BudgetCalendar calendar,
    EnergyBasis energyBasis,
    boolean includesEmbodied,
    List<Limit> limits,
    List<Threshold> thresholds,
    Enforcement enforcement,
    OnMissingData onMissingData,
    Comparison comparison,
    List<Waiver> waivers) {
  public CarbonBudget {
    requireNonNull(name, "name");
    requireNonNull(owner, "owner");
    limits = List.copyOf(limits);
    thresholds = List.copyOf(thresholds);
    waivers = List.copyOf(waivers);
  }
}
