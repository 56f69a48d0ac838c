package io.greenai.report.query;

import io.greenai.report.ingest.LoadSums;
import io.greenai.report.ingest.Run;
import io.greenai.report.ingest.RunSlot;
import io.greenai.report.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sums of one period while slots come in. */
final class PeriodSums {
  private final Period period;
  private final SlotIntensities intensities;
  private final SortedMap<LoadKey, LoadSums> loads = new TreeMap<>();
  private final SortedMap<String, RunSums> runs = new TreeMap<>();
  private final SortedMap<String, HostSums> hosts = new TreeMap<>();
  private @Nullable Instant firstBooked;
  private @Nullable Instant lastBooked;
  private boolean synthetic;

  PeriodSums(Period period, SlotIntensities intensities) {
    this.period = period;
    this.intensities = intensities;
  }

  Period period() {
    return period;
  }

  void add(RunSlot slot) {
    Run run = slot.run();
    slot.accounts()
        .forEach(
            (key, sums) -> {
              if (key.account().isOfProcess()) {
                loads.merge(LoadKey.of(run, key), matched(slot, sums), LoadSums::plus);
              }
            });
    runs.computeIfAbsent(run.id(), id -> new RunSums(run)).add(slot);
    hosts.computeIfAbsent(run.hostKey(), HostSums::new).add(slot);
    Instant first = firstBooked;
    Instant last = lastBooked;
    firstBooked = first == null || slot.start().isBefore(first) ? slot.start() : first;
    lastBooked = last == null || slot.end().isAfter(last) ? slot.end() : last;
    synthetic |= run.synthetic();
  }

  private LoadSums matched(RunSlot slot, LoadSums sums) {
    Run run = slot.run();
    return sums.matching(
        intensities.match(
            run.service(), run.environment(), slot.slotStart(), sums.totalMicrojoules()));
  }

  Totals totals() {
    SortedMap<LoadKey, LoadSums> all = new TreeMap<>(loads);
    List<HostTotals> books = new ArrayList<>();
    for (HostSums host : hosts.values()) {
      books.add(host.totals());
      host.loads(intensities, (key, sums) -> all.merge(key, sums, LoadSums::plus));
    }
    return new Totals(
        period,
        all,
        runs.values().stream().map(RunSums::totals).toList(),
        books,
        Optional.ofNullable(firstBooked),
        Optional.ofNullable(lastBooked),
        synthetic);
  }
}
