package io.greenai.fleet;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import java.util.List;
import java.util.Map;

/**
 * What an agent's process did in a quarter-hour.
 *
 * @param overheadMicrojoules of each {@code jvm.*} account
 */
record ProcessUse(List<Use> uses, Map<Account, Map<Domain, Long>> overheadMicrojoules) {

  /** All of the process, above idle. */
  long microjoules(Domain domain) {
    long sum = 0;
    for (Use use : uses) {
      sum += use.energyMicrojoules().getOrDefault(domain, 0L);
    }
    for (Map<Domain, Long> overhead : overheadMicrojoules.values()) {
      sum += overhead.getOrDefault(domain, 0L);
    }
    return sum;
  }
}
