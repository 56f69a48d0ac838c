package io.greenai.report.budget;

import static java.math.BigDecimal.ZERO;

import io.greenai.report.footprint.Footprint;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a limit counted on past days. */
final class History {
  private History() {}

  /**
   * The days that tell how a limit is used. A day without any window is missing, not one without
   * use; days before the first use are from before the model ran; a first day that the books began
   * within is not complete.
   */
  static List<Forecast.Day> of(CarbonBudget budget, Limit limit, List<Footprint> footprints) {
    List<Forecast.Day> days = new ArrayList<>();
    boolean first = true;
    for (Footprint footprint : footprints) {
      Period day = footprint.totals().period();
      boolean booked = footprint.totals().firstBooked().isPresent();
      boolean fromItsStart =
          footprint.totals().firstBooked().filter(day.start()::equals).isPresent();
      if (booked && (fromItsStart || !first)) {
        amount(budget, limit, footprint)
            .filter(amount -> !days.isEmpty() || amount.signum() > 0)
            .ifPresent(
                amount ->
                    days.add(
                        new Forecast.Day(day.start().atZone(day.zone()).toLocalDate(), amount)));
      }
      first &= !booked;
    }
    return days;
  }

  private static Optional<BigDecimal> amount(
      CarbonBudget budget, Limit limit, Footprint footprint) {
    boolean ran = footprint.impacts().keySet().stream().anyMatch(budget.selector()::takes);
    return ran
        ? Spending.of(budget, limit, footprint, Coverage.UNKNOWN).compared(budget.comparison())
        : Optional.of(ZERO);
  }
}
