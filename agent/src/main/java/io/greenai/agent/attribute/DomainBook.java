package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.Quality;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * The energy of one domain over one window.
 *
 * <p>Each interval is split exactly, in nanojoules; only the window is rounded to microjoules, once
 * and exactly. Rounding every interval to microjoules would favour the first of two equal models by
 * up to a microjoule a second.
 */
final class DomainBook {
  private static final BigInteger NANOJOULES = BigInteger.valueOf(1000);
  private static final Group PROCESS = Group.of(Account.JVM_OTHER);
  private static final Group OTHERS = Group.of(Account.HOST_OTHER);
  private static final Group IDLE = Group.of(Account.HOST_IDLE);

  private final Domain domain;
  private final Amounts nanojoules = new Amounts();
  private final Map<String, BigInteger> errorByMeterKind = new TreeMap<>();
  private BigInteger energy = BigInteger.ZERO;
  private BigInteger intervalEnergy = BigInteger.ZERO;
  private BigInteger idle = BigInteger.ZERO;
  private BigInteger deficit = BigInteger.ZERO;
  private Quality meterQuality = Quality.MEASURED;
  private Quality idleQuality = Quality.MEASURED;

  DomainBook(Domain domain) {
    this.domain = domain;
  }

  /** Takes in what one part counted in an interval; {@link #split} ends the interval. */
  void read(MeterDelta delta) {
    MeterDeclaration meter = delta.meter();
    BigInteger microjoules = BigInteger.valueOf(delta.energyMicrojoules());
    intervalEnergy = intervalEnergy.add(microjoules);
    meterQuality = meterQuality.worse(meter.quality());
    errorByMeterKind.merge(
        meter.kind(),
        microjoules.multiply(BigInteger.valueOf(meter.uncertaintyPpm())),
        BigInteger::add);
  }

  /** Splits what was read since the last split. */
  void split(IdleEnergy idleEnergy, CpuSplit cpu) {
    BigInteger active = active(intervalEnergy, BigInteger.valueOf(idleEnergy.microjoules()));
    BigInteger unused = intervalEnergy.subtract(active);
    energy = energy.add(intervalEnergy);
    idle = idle.add(unused);
    idleQuality = idleQuality.worse(idleEnergy.quality());
    intervalEnergy = BigInteger.ZERO;
    nanojoules.add(IDLE, unused.multiply(NANOJOULES));
    splitActive(active.multiply(NANOJOULES), cpu);
  }

  /**
   * What an interval used beyond idling. Where a host drew less than its idle power the deficit is
   * carried into the next interval before anything is cut at 0; else the noise of an idle host
   * would add up to activity that never was.
   */
  private BigInteger active(BigInteger counted, BigInteger idleEnergy) {
    BigInteger balance = counted.subtract(idleEnergy).add(deficit);
    deficit = balance.min(BigInteger.ZERO);
    return balance.max(BigInteger.ZERO);
  }

  private void splitActive(BigInteger active, CpuSplit cpu) {
    if (domain == Domain.GPU) {
      // No CPU clock tells who used an accelerator.
      nanojoules.add(OTHERS, active);
    } else if (cpu.hostNanos() == 0) {
      nanojoules.add(IDLE, active);
    } else {
      Amounts host = new Amounts();
      host.add(PROCESS, cpu.processNanos());
      host.add(OTHERS, cpu.hostOtherNanos());
      Amounts shares = host.share(active);
      nanojoules.add(OTHERS, shares.get(OTHERS));
      if (cpu.processNanos() > 0) {
        nanojoules.addAll(cpu.weights().share(shares.get(PROCESS)));
      }
    }
  }

  /** The books in microjoules, which sum to {@link #energyMicrojoules()}. */
  Amounts microjoules() {
    return nanojoules.isEmpty() ? new Amounts() : nanojoules.share(energy);
  }

  BigInteger energyMicrojoules() {
    return energy;
  }

  /** The part of the energy that was found idle, whoever it was then booked to. */
  BigInteger idleMicrojoules() {
    return idle;
  }

  /** Energy times declared uncertainty, in microjoules times parts per million. */
  Map<String, BigInteger> errorByMeterKind() {
    return errorByMeterKind;
  }

  Quality idleQuality() {
    return idleQuality;
  }

  /** The worse of the meters and the idle source. */
  Quality quality() {
    return meterQuality.worse(idleQuality);
  }
}
