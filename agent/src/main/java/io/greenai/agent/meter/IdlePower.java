package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import io.greenai.ledger.Quality;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The idle power of a domain, or of an accelerator: configured; else what its meters know of
 * themselves; else learnt as the 10th percentile of at least {@value #MIN_SAMPLES} samples in which
 * the host was less than 3 % busy or no process used the accelerator; until then the power model's
 * or the accelerator's own figure.
 *
 * <p>A sample in which the counter stands still is none, for it is of a counter that moves in steps
 * or of a dead one. What is learnt is never a running minimum, which only ever falls and so turns
 * noise into active energy. An accelerator's own figure is lowered, though, until its idle power is
 * learnt, to what it drew for {@value LowestPower#STRETCH_SECONDS} s: the figure may be of a moment
 * in which somebody used it. Pure; for one thread.
 */
public final class IdlePower {
  static final int MIN_SAMPLES = 300;

  /** The samples that are kept, newest first to replace the oldest: an hour of them. */
  private static final int MAX_SAMPLES = 3_600;

  private static final int SAMPLES_PER_UPDATE = 60;
  private static final long STEPS_SECONDS = 30;

  /** What stood still for longer was off, and tells nothing of what it draws when it is on. */
  private static final long STRETCH_SECONDS = 120;

  private static final long SHORTEST_NANOS = 500_000_000;
  private static final long LONGEST_NANOS = 2_000_000_000;

  private final @Nullable KnownIdle given;
  private final @Nullable KnownIdle otherwise;
  private final String quietly;
  private final @Nullable LowestPower lowest;
  private final long[] milliwatts = new long[MAX_SAMPLES];
  private long seen;
  private boolean inSteps;
  private boolean useful = true;
  private long stretchNanos;
  private long stretchMicrojoules;
  private @Nullable KnownIdle learnt;

  /**
   * @param given idle power that is not to be learnt, or null
   * @param otherwise what holds until it is learnt, or null where nothing is known
   */
  IdlePower(@Nullable KnownIdle given, @Nullable KnownIdle otherwise) {
    this(given, otherwise, "with the host under 3 % busy", null);
  }

  /**
   * @param quietly what samples are taken in, for the ledger's header
   * @param lowest by which what holds meanwhile is lowered; null where it is not
   */
  private IdlePower(
      @Nullable KnownIdle given,
      @Nullable KnownIdle otherwise,
      String quietly,
      @Nullable LowestPower lowest) {
    this.given = given;
    this.otherwise = otherwise;
    this.quietly = quietly;
    this.lowest = lowest;
  }

  /** By domain, and for accelerators by the ids of their meters. */
  public static Map<String, IdlePower> all(MeterSettings settings, MeterSet meters) {
    Map<String, IdlePower> all = new TreeMap<>();
    for (Domain domain : Domain.values()) {
      if (domain != Domain.GPU) {
        all.put(domain.id(), of(domain, settings, meters));
      }
    }
    for (Meter meter : meters.meters()) {
      if (meter.declaration().domain() == Domain.GPU) {
        all.put(meter.declaration().id(), ofAccelerator(meter, settings));
      }
    }
    return all;
  }

  private static IdlePower ofAccelerator(Meter meter, MeterSettings settings) {
    Long configured = settings.gpuIdleMilliwatts();
    @Nullable KnownIdle given =
        configured == null
            ? null
            : new KnownIdle(configured, Quality.ASSUMED, "configured: gpu.idle.watts");
    @Nullable KnownIdle known = meter.idle().orElse(null);
    return new IdlePower(
        given != null || meter.mayLearnIdle() ? given : known,
        known,
        "with no process on the device",
        new LowestPower());
  }

  /** The idle power of a domain of these meters. */
  public static IdlePower of(Domain domain, MeterSettings settings, MeterSet meters) {
    Long configured = settings.idleMilliwatts();
    @Nullable KnownIdle known = meters.idle(domain).orElse(null);
    if (domain == Domain.CPU && configured != null) {
      return new IdlePower(
          new KnownIdle(configured, Quality.ASSUMED, "configured: idle.watts"), known);
    }
    return meters.knowsIdle(domain) ? new IdlePower(known, known) : new IdlePower(null, known);
  }

  /**
   * Learns from one sample of about a second; of a counter that moves in steps from as many as it
   * takes, from one move to another at least {@value #STEPS_SECONDS} s later.
   *
   * @param energyMicrojoules of all part meters of the domain, or of the accelerator
   * @param quiet whether nobody used what the energy is of
   */
  public void observe(long energyMicrojoules, long durationNanos, boolean quiet) {
    if (given != null) {
      return;
    }
    if (lowest != null) {
      lowest.observe(energyMicrojoules, durationNanos);
    }
    boolean usual = durationNanos >= SHORTEST_NANOS && durationNanos <= LONGEST_NANOS;
    stretchNanos += durationNanos;
    useful &= usual && quiet && stretchNanos <= TimeUnit.SECONDS.toNanos(STRETCH_SECONDS);
    stretchMicrojoules += energyMicrojoules;
    inSteps |= energyMicrojoules == 0;
    boolean enough = !inSteps || stretchNanos >= TimeUnit.SECONDS.toNanos(STEPS_SECONDS);
    if (energyMicrojoules == 0 || (useful && !enough)) {
      return;
    }
    if (useful) {
      learn(stretchMicrojoules * 1_000_000 / stretchNanos, stretchNanos);
    }
    useful = true;
    stretchNanos = 0;
    stretchMicrojoules = 0;
  }

  /** Counts a stretch of so many seconds as so many samples. */
  private void learn(long power, long nanos) {
    long seconds = Math.max(1, nanos / TimeUnit.SECONDS.toNanos(1));
    for (long second = 0; second < seconds; second++) {
      milliwatts[(int) (seen++ % MAX_SAMPLES)] = power;
      if (seen >= MIN_SAMPLES && seen % SAMPLES_PER_UPDATE == 0) {
        learnt = tenthPercentile();
      }
    }
  }

  /** The idle power as it is known now; empty where nothing is, and then all energy is active. */
  public Optional<KnownIdle> current() {
    if (given != null) {
      return Optional.of(given);
    }
    return Optional.ofNullable(learnt != null ? learnt : lowered());
  }

  private @Nullable KnownIdle lowered() {
    OptionalLong seen = lowest == null ? OptionalLong.empty() : lowest.milliwatts();
    return otherwise == null || seen.isEmpty() || seen.getAsLong() >= otherwise.milliwatts()
        ? otherwise
        : new KnownIdle(
            seen.getAsLong(),
            otherwise.quality().worse(Quality.MODELLED),
            "lowest mean power of " + LowestPower.STRETCH_SECONDS + " s");
  }

  private KnownIdle tenthPercentile() {
    int count = (int) Math.min(seen, MAX_SAMPLES);
    long[] sorted = Arrays.copyOf(milliwatts, count);
    Arrays.sort(sorted);
    return new KnownIdle(
        sorted[(count + 9) / 10 - 1],
        Quality.MEASURED,
        "learnt: 10th percentile of " + count + " samples " + quietly);
  }
}
