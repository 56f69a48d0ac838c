package io.greenai.report.query;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.report.ingest.RunSlot;
import io.greenai.report.time.Period;
import java.time.Year;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The books behind building models: all of a host's, for each calendar year in which a model was
 * built on it, from the beginning of the ledgers to the end of a period. Whole books, because a
 * build has its share of idle energy and of hardware as any other load has. Not safe for use by
 * several threads.
 */
public final class BuildBooks {
  /** What building a model is. */
  public static final Set<Phase> PHASES =
      Set.of(Phase.DATA_PREPARATION, Phase.TRAINING, Phase.EVALUATION);

  private final Period period;
  private final SlotIntensities intensities;
  private final Map<Year, PeriodSums> years = new HashMap<>();
  private final Map<Year, Set<String>> builders = new HashMap<>();

  /**
   * Books up to the end of {@code period}, by the years of its zone.
   *
   * @param intensities that energy is weighed with
   */
  public BuildBooks(Period period, SlotIntensities intensities) {
    this.period = period;
    this.intensities = intensities;
  }

  /** Takes a slot in; one after the period is left out. */
  public void accept(RunSlot slot) {
    if (!slot.slotStart().isBefore(period.end())) {
      return;
    }
    Year year = Year.from(slot.slotStart().atZone(period.zone()));
    years
        .computeIfAbsent(
            year, y -> new PeriodSums(Period.parse(y.toString(), period.zone()), intensities))
        .add(slot);
    if (slot.accounts().keySet().stream().anyMatch(key -> isBuilding(key.model()))) {
      builders.computeIfAbsent(year, y -> new HashSet<>()).add(slot.run().hostKey());
    }
  }

  /** Whether what was done with {@code model} is building it; never of what is for no model. */
  public static boolean isBuilding(@Nullable ModelKey model) {
    return model != null && PHASES.contains(model.phase());
  }

  /** By year; years in which nothing was built are not in it. */
  public SortedMap<Integer, Totals> byYear() {
    SortedMap<Integer, Totals> books = new TreeMap<>();
    builders.forEach(
        (year, hosts) -> {
          PeriodSums sums = years.get(year);
          if (sums != null) {
            books.put(year.getValue(), sums.totals().onHosts(hosts));
          }
        });
    return books;
  }
}
