package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a window: energy booked to an account.
 *
 * @param energyMicrojoules per domain that has meters, each 0 or more and below 10^18
 * @param quality the worst of meter, idle source and CPU clock
 * @param ownership how a model's CPU time was found, the worst where in several ways; absent for
 *     other accounts
 * @param ownershipMicrojoules how much of the energy of all domains was found in each way; empty
 *     where all of it was found as {@code ownership} tells, else it sums to the energy exactly
 * @param meterUncertaintyPpm standard uncertainty of the meters behind it, parts per million
 * @param allocationUncertaintyPpm standard uncertainty of the split between accounts
 * @param cpuNanos CPU time of the account in the window
 * @param model present exactly when {@code account} is {@link Account#MODEL}
 * @param activity present exactly when {@code account} is {@link Account#MODEL}
 */
public record Posting(
    Account account,
    @Nullable ModelKey model,
    Map<Domain, Long> energyMicrojoules,
    Quality quality,
    @Nullable Ownership ownership,
    Map<Ownership, Long> ownershipMicrojoules,
    long meterUncertaintyPpm,
    long allocationUncertaintyPpm,
    long cpuNanos,
    @Nullable ModelActivity activity) {
  public Posting {
    requireNonNull(account, "account");
    requireNonNull(quality, "quality");
    boolean ofModel = account == Account.MODEL;
    if (ofModel != (model != null) || ofModel != (activity != null)) {
      throw new IllegalArgumentException(
          "A posting names a model and its activity exactly when its account is 'model', but its"
              + " account is '"
              + account.id()
              + "' and its model "
              + model);
    }
    energyMicrojoules = copy(Domain.class, energyMicrojoules);
    ownershipMicrojoules = copy(Ownership.class, ownershipMicrojoules);
    if (!ownershipMicrojoules.isEmpty() && sum(ownershipMicrojoules) != sum(energyMicrojoules)) {
      throw new IllegalArgumentException(
          "'ownershipMicrojoules' sums to "
              + sum(ownershipMicrojoules)
              + ", but must sum to the posting's energy, "
              + sum(energyMicrojoules)
              + ", or be left out");
    }
  }

  /** All of whose energy was found in one way. */
  public Posting(
      Account account,
      @Nullable ModelKey model,
      Map<Domain, Long> energyMicrojoules,
      Quality quality,
      @Nullable Ownership ownership,
      long meterUncertaintyPpm,
      long allocationUncertaintyPpm,
      long cpuNanos,
      @Nullable ModelActivity activity) {
    this(
        account,
        model,
        energyMicrojoules,
        quality,
        ownership,
        Map.of(),
        meterUncertaintyPpm,
        allocationUncertaintyPpm,
        cpuNanos,
        activity);
  }

  private static <K extends Enum<K>> Map<K, Long> copy(Class<K> keys, Map<K, Long> amounts) {
    Map<K, Long> copy = new EnumMap<>(keys);
    copy.putAll(amounts);
    return Collections.unmodifiableMap(copy);
  }

  private static long sum(Map<?, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The energy of all domains that was found in this way. */
  public long ownershipMicrojoules(Ownership found) {
    if (!ownershipMicrojoules.isEmpty()) {
      return ownershipMicrojoules.getOrDefault(found, 0L);
    }
    return found == (ownership == null ? Ownership.EXACT : ownership) ? sum(energyMicrojoules) : 0;
  }

  /** The energy booked in {@code domain}, 0 where it has none. */
  public long energyMicrojoules(Domain domain) {
    return energyMicrojoules.getOrDefault(domain, 0L);
  }
}
