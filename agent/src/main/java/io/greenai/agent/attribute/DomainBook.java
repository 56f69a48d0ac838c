package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Quality;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The energy of one domain, or of one accelerator, over one window.
 *
 * <p>Each interval is split exactly, in nanojoules; only the window is rounded to microjoules, once
 * and exactly. Rounding every interval to microjoules would favour the first of two equal models by
 * up to a microjoule a second.
 */
final class DomainBook {
  private static final BigInteger NANOJOULES = BigInteger.valueOf(1000);
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final Group IDLE = Group.of(Account.HOST_IDLE);

  private final Domain domain;
  private final Amounts nanojoules = new Amounts();
  private final Map<Ownership, Amounts> byOwnership = new EnumMap<>(Ownership.class);
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

  /** Whether anything was counted since the last split. */
  boolean hasRead() {
    return intervalEnergy.signum() > 0;
  }

  /** Splits what was read since the last split. */
  void split(IdleEnergy idleEnergy, ActiveShares shares) {
    BigInteger active = active(intervalEnergy, BigInteger.valueOf(idleEnergy.microjoules()));
    BigInteger unused = intervalEnergy.subtract(active);
    energy = energy.add(intervalEnergy);
    idle = idle.add(unused);
    idleQuality = idleQuality.worse(idleEnergy.quality());
    intervalEnergy = BigInteger.ZERO;
    nanojoules.add(IDLE, unused.multiply(NANOJOULES));
    shares.share(active.multiply(NANOJOULES), this::book);
  }

  private void book(Group group, BigInteger amount, Ownership ownership) {
    nanojoules.add(group, amount);
    byOwnership.computeIfAbsent(ownership, unused -> new Amounts()).add(group, amount);
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

  /** The books in microjoules, which sum to {@link #energyMicrojoules()}. */
  Amounts microjoules() {
    return nanojoules.isEmpty() ? new Amounts() : nanojoules.share(energy);
  }

  Domain domain() {
    return domain;
  }

  /** The worst way in which any of a group's energy was found. */
  Ownership ownership(Group group) {
    Ownership worst = Ownership.EXACT;
    for (Map.Entry<Ownership, Amounts> entry : byOwnership.entrySet()) {
      if (entry.getValue().get(group).signum() > 0) {
        worst = worst.worse(entry.getKey());
      }
    }
    return worst;
  }

  /** Some energy of a group, divided as its energy in this book was found. */
  Map<Ownership, BigInteger> byOwnership(Group group, BigInteger microjoules) {
    Map<Ownership, BigInteger> weights = new EnumMap<>(Ownership.class);
    byOwnership.forEach(
        (ownership, amounts) -> {
          if (amounts.get(group).signum() > 0) {
            weights.put(ownership, amounts.get(group));
          }
        });
    return weights.isEmpty() ? weights : LargestRemainder.split(microjoules, weights);
  }

  /** The part of a group's energy that was found in a way, in millionths. */
  long partPpm(Group group, Ownership ownership) {
    BigInteger all = nanojoules.get(group);
    Amounts found = byOwnership.get(ownership);
    return found == null || all.signum() == 0
        ? 0
        : found.get(group).multiply(MILLION).divide(all).longValueExact();
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
