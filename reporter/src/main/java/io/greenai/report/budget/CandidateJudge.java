package io.greenai.report.budget;

import static java.math.BigDecimal.ZERO;

import io.greenai.report.footprint.Band;
import io.greenai.report.footprint.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges a candidate by what it needs for each item. It answers for its own intensity; that a
 * period's limit was used up before it came is only held against it where it would not use less
 * than the version that runs.
 *
 * @param band share to either side that a sample has to tell an intensity within, above 0
 */
public record CandidateJudge(Candidate candidate, BigDecimal band) {
  static final MathContext DIGITS = MathContext.DECIMAL64;

  public CandidateJudge {
    if (band.signum() <= 0) {
      throw new IllegalArgumentException("A band is a share above 0, not " + band);
    }
  }

  /**
   * Against a limit on intensity.
   *
   * @param perMicrojoule what the limit counts for each metered microjoule where the candidate will
   *     run, in the limit's base unit; absent where it is not determined
   */
  public CandidateOutcome judge(
      CarbonBudget budget, Limit.Intensity limit, Optional<Estimate> perMicrojoule) {
    List<String> notes = new ArrayList<>();
    notes.add(sample());
    candidate.running().ifPresent(running -> notes.add(comparison(running)));
    if (perMicrojoule.isEmpty()) {
      notes.add(budget.view().id() + " not determined where it runs");
    }
    perMicrojoule.map(CandidateJudge::errors).ifPresent(notes::add);
    Optional<Band> intensity =
        perMicrojoule
            .filter(factor -> candidate.energy().hasSpread())
            .map(factor -> intensity(limit, factor));
    BudgetStatus status =
        intensity.map(held -> status(budget, limit, held)).orElse(BudgetStatus.DATA_GAP);
    if (status == BudgetStatus.DATA_GAP && intensity.isPresent()) {
      notes.add("the limit lies within what the sample leaves open; evaluate more calls");
    }
    return outcome(budget, limit, intensity, status, fails(budget, status), notes);
  }

  /** Against a limit on a whole period, as far as it stands. */
  public CandidateOutcome judge(CarbonBudget budget, LimitOutcome held) {
    List<String> notes = new ArrayList<>();
    boolean usedUp = held.status() == BudgetStatus.BREACH;
    boolean lower = candidate.change().map(Candidate.Change::isLower).orElse(false);
    boolean fails =
        usedUp
            && budget.enforcement() == Enforcement.BLOCK
            && (budget.blocking() == Blocking.ALWAYS || !lower);
    if (usedUp) {
      notes.add("used up before the candidate, which " + why(budget, lower));
    }
    return outcome(budget, held.limit(), Optional.empty(), held.status(), fails, notes);
  }

  private String why(CarbonBudget budget, boolean lower) {
    if (budget.enforcement() != Enforcement.BLOCK) {
      return "it does not block: enforcement is " + budget.enforcement().id();
    }
    if (budget.blocking() == Blocking.ALWAYS) {
      return "it blocks always";
    }
    return lower
        ? "it does not block: the candidate needs less for each item than the running version"
        : "it blocks: the candidate is not shown to need less for each item than "
            + candidate
                .running()
                .map(running -> "version " + running.version())
                .orElse("a running version, of which there is none");
  }

  private static boolean fails(CarbonBudget budget, BudgetStatus status) {
    return (status == BudgetStatus.BREACH && budget.enforcement() == Enforcement.BLOCK)
        || (status == BudgetStatus.DATA_GAP && budget.onMissingData() == OnMissingData.FAIL);
  }

  /** Errors of the sample, of its meters and of what the limit counts for a microjoule. */
  private Band intensity(Limit.Intensity limit, Estimate perMicrojoule) {
    UnitEnergy energy = candidate.energy();
    BigDecimal central =
        energy.central().multiply(perMicrojoule.central(), DIGITS).multiply(limit.per(), DIGITS);
    BigDecimal measured = energy.samplingHalfWidth().pow(2).add(energy.meterHalfWidth().pow(2));
    BigDecimal down = together(measured, down(perMicrojoule)).multiply(central, DIGITS);
    BigDecimal up = together(measured, up(perMicrojoule)).multiply(central, DIGITS);
    return new Band(central.subtract(down).max(ZERO), central, central.add(up));
  }

  private static BigDecimal together(BigDecimal square, BigDecimal other) {
    return square.add(other.pow(2)).sqrt(DIGITS);
  }

  /** How far its 95 % interval reaches below, as a share of it. */
  private static BigDecimal down(Estimate factor) {
    return share(factor.central().subtract(factor.band().low()), factor);
  }

  private static BigDecimal up(Estimate factor) {
    return share(factor.band().high().subtract(factor.central()), factor);
  }

  private static BigDecimal share(BigDecimal part, Estimate of) {
    return of.central().signum() == 0 ? ZERO : part.divide(of.central(), DIGITS);
  }

  private static String errors(Estimate factor) {
    return "factors and what meters leave out add -"
        + percent(down(factor))
        + " to +"
        + percent(up(factor))
        + (factor.lowerBound() ? ", and something that belongs in it is not known" : "");
  }

  /** A limit within the band is only decided by a sample that is as good as asked for. */
  private BudgetStatus status(CarbonBudget budget, Limit limit, Band intensity) {
    if (intensity.high().compareTo(limit.ceiling()) <= 0) {
      return BudgetStatus.OK;
    }
    if (intensity.low().compareTo(limit.ceiling()) > 0) {
      return BudgetStatus.BREACH;
    }
    if (candidate.energy().samplingHalfWidth().compareTo(band) > 0) {
      return BudgetStatus.DATA_GAP;
    }
    boolean over =
        budget.comparison() == Comparison.UPPER
            || intensity.central().compareTo(limit.ceiling()) > 0;
    return over ? BudgetStatus.BREACH : BudgetStatus.OK;
  }

  private String sample() {
    UnitEnergy energy = candidate.energy();
    if (!energy.hasSpread()) {
      return energy.calls()
          + " calls in "
          + energy.blocks().size()
          + " windows are too few to tell how far they scatter; evaluate for several minutes";
    }
    return energy.calls()
        + " calls in "
        + energy.blocks().size()
        + " windows tell its energy for an item within "
        + percent(energy.samplingHalfWidth())
        + ", meters within "
        + percent(energy.meterHalfWidth())
        + "; within "
        + percent(band)
        + " takes "
        + energy.callsFor(band)
        + " calls";
  }

  private String comparison(Candidate.Running running) {
    String head = "against the running version " + running.version() + ": ";
    Optional<Candidate.Change> change = candidate.change();
    if (change.isEmpty()) {
      return head + "too few windows to compare";
    }
    Candidate.Change by = change.get();
    return head
        + signed(by.share())
        + " for an item ("
        + signed(by.share().subtract(by.halfWidth()))
        + " to "
        + signed(by.share().add(by.halfWidth()))
        + "), "
        + (by.isLower() ? "less" : by.isHigher() ? "more" : "no difference shown")
        + (candidate.processor().equals(running.processor())
            ? ""
            : "; evaluated on " + candidate.processor() + ", running on " + running.processor());
  }

  private CandidateOutcome outcome(
      CarbonBudget budget,
      Limit limit,
      Optional<Band> intensity,
      BudgetStatus status,
      boolean fails,
      List<String> notes) {
    return new CandidateOutcome(
        budget, limit, candidate.model(), candidate.version(), intensity, status, fails, notes);
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
  }

  private static String signed(BigDecimal share) {
    return (share.signum() > 0 ? "+" : "") + percent(share);
  }
}
