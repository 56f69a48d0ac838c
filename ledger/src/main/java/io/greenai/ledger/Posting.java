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
 * @param ownership how a model's CPU time was found; absent for other accounts
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
    Map<Domain, Long> copy = new EnumMap<>(Domain.class);
    copy.putAll(energyMicrojoules);
    energyMicrojoules = Collections.unmodifiableMap(copy);
  }

  /** The energy booked in {@code domain}, 0 where it has none. */
  public long energyMicrojoules(Domain domain) {
    return energyMicrojoules.getOrDefault(domain, 0L);
  }
}
