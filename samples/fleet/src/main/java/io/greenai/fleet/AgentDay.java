package io.greenai.fleet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what an agent saw of a day, and does to it what the day's mishap demands. */
final class AgentDay {
  /** Of the day's quarter-hours: from 10 to 12 o'clock. */
  private static final int PAUSE_FROM = 40;

  private static final int PAUSE_TO = 48;

  private AgentDay() {}

  /** Returns what became of each quarter-hour. */
  static Map<Instant, Fate> write(Path ledger, Agent agent, Mishap mishap, List<QuarterHour> times)
      throws IOException {
    Map<Instant, Fate> fates = new LinkedHashMap<>();
    if (mishap == Mishap.ABSENT) {
      times.forEach(time -> fates.put(time.start(), Fate.ABSENT));
      return fates;
    }
    AgentRun run = new AgentRun(ledger, agent, times.get(0).start());
    List<Instant> booked = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      QuarterHour time = times.get(i);
      if (mishap == Mishap.PAUSED && i >= PAUSE_FROM && i < PAUSE_TO) {
        run.pause(time.start());
        fates.put(time.start(), Fate.PAUSED);
      } else {
        run.book(time);
        booked.add(time.start());
        fates.put(time.start(), Fate.COUNTED);
      }
    }
    Path file = requireNonNull(run.file(), "a run that booked has a file");
    run.end();
    StackSamples.write(file, run.cpuNanos());
    if (mishap == Mishap.TORN) {
      fates.put(booked.get((int) Damage.tear(file)), Fate.TORN);
    } else if (mishap == Mishap.TAMPERED) {
      fates.put(booked.get((int) Damage.tamper(file)), Fate.TAMPERED);
    }
    return fates;
  }
}
