package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.RestDeclaration;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A whole meter beside its parts. What it counts beyond them is the rest of the machine: summed up
 * with its sign, of which only a surplus is booked and a deficit is carried, so that whole and
 * parts that are read a moment apart do not make energy. What parts made of it that are less well
 * known than the whole, as a model, is forgotten after a period.
 *
 * <p>A whole that counts less than its parts in two periods in a row does not hold them, or is
 * wrong, and is dropped; only parts that are as well known as the whole can say so. In one period
 * it may count less: a part that was late tells at once what the whole counted before.
 */
final class RestOfWhole {
  /** At least, as firmware averages its power over a while and slow meters are read in between. */
  private static final long SHORTEST_PERIOD_NANOS = 60_000_000_000L;

  private final TrackedMeter whole;
  private final Meter meter;
  private final long periodNanos;
  private long balance;
  private long balanceOfKnown;
  private long wholeMicrojoules;
  private long partsMicrojoules;
  private long elapsedNanos;
  private boolean wasLess;
  private boolean dropped;

  /**
   * @param windowNanos over which it is held against its parts, if it is a minute or more
   */
  RestOfWhole(Meter meter, long windowNanos) {
    this.whole = new TrackedMeter(meter);
    this.meter = meter;
    this.periodNanos = Math.max(windowNanos, SHORTEST_PERIOD_NANOS);
  }

  /**
   * Reads the whole, and adds to {@code deltas} what it counted, and the rest if it is to be
   * booked.
   *
   * @param parts what was counted in the same interval
   * @param wanted whether no better whole is there
   * @return whether the rest was booked by this one
   */
  boolean advance(
      List<MeterDelta> parts,
      long dtNanos,
      boolean wanted,
      List<MeterDelta> deltas,
      Consumer<Gap> gaps) {
    if (dropped) {
      return false;
    }
    OptionalLong told = whole.advance(gaps);
    whole.standIn();
    if (told.isEmpty()) {
      return false;
    }
    long energy = told.getAsLong();
    deltas.add(whole.delta(energy));
    List<MeterDelta> inside =
        parts.stream()
            .filter(part -> part.meter().role() == MeterRole.PART && meter.holds(part.meter()))
            .toList();
    long known = sum(inside, whole.declaration().quality());
    wholeMicrojoules += energy;
    partsMicrojoules += known;
    elapsedNanos += dtNanos;
    balance += energy - sum(inside, Quality.ASSUMED);
    balanceOfKnown = Math.min(0, balanceOfKnown + energy - known);
    if (elapsedNanos >= periodNanos && (energy > 0 || wholeMicrojoules == 0)) {
      judge(gaps);
    }
    if (!wanted || dropped) {
      balance = 0;
      balanceOfKnown = 0;
      return false;
    }
    deltas.add(new MeterDelta(rest(inside), Math.max(0, balance)));
    balance = Math.min(0, balance);
    return true;
  }

  private MeterDeclaration rest(List<MeterDelta> inside) {
    Quality quality = whole.declaration().quality();
    for (MeterDelta part : inside) {
      quality = quality.worse(part.meter().quality());
    }
    return RestDeclaration.of(whole.declaration(), quality);
  }

  /** Of the parts that are of a quality or better. */
  private static long sum(List<MeterDelta> parts, Quality worst) {
    return parts.stream()
        .filter(part -> part.meter().quality().compareTo(worst) <= 0)
        .mapToLong(MeterDelta::energyMicrojoules)
        .sum();
  }

  /** At the end of a period, with an interval in which the whole told something new. */
  private void judge(Consumer<Gap> gaps) {
    boolean less = wholeMicrojoules < partsMicrojoules;
    if (less && wasLess) {
      dropped = true;
      String why =
          "%s is dropped: it counted %d uJ in %d s in which the parts counted %d uJ, and less than"
                  .formatted(
                      whole.declaration().id(),
                      wholeMicrojoules,
                      TimeUnit.NANOSECONDS.toSeconds(elapsedNanos),
                      partsMicrojoules)
              + " they in as long a time before";
      Console.tell(why);
      gaps.accept(new Gap(Instant.now(), 0, "meter-dropped " + why, 0));
    }
    wasLess = less;
    balance = Math.max(balance, balanceOfKnown);
    wholeMicrojoules = 0;
    partsMicrojoules = 0;
    elapsedNanos = 0;
  }
}
