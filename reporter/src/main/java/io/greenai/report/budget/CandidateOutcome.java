package io.greenai.report.budget;

import io.greenai.report.footprint.Band;
import java.util.List;
import java.util.Optional;

/**
 * A candidate held against one limit of one budget.
 *
 * @param intensity that it is expected to have, in the limit's base unit, for as many items as the
 *     limit is; absent where it is not determined, and of limits on a whole period
 * @param status for want of which it fails, or not
 * @param fails whether the gate does
 * @param notes what else a reader has to know
 */
public record CandidateOutcome(
    CarbonBudget budget,
    Limit limit,
    String model,
    String version,
    Optional<Band> intensity,
    BudgetStatus status,
    boolean fails,
    List<String> notes) {
  public CandidateOutcome {
    notes = List.copyOf(notes);
  }

  /** Where the evaluation holds nothing that the limit counts. */
  public static CandidateOutcome unsampled(
      CarbonBudget budget, Limit limit, String model, String version) {
    return new CandidateOutcome(
        budget,
        limit,
        model,
        version,
        Optional.empty(),
        BudgetStatus.DATA_GAP,
        budget.onMissingData() == OnMissingData.FAIL,
        List.of("its evaluation holds nothing that the limit counts; evaluate that as well"));
  }
}
