package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A part of an instrument that somebody signed off to be for the AI load of its site, ahead of what
 * else uses electricity there.
 *
 * @param first first day that it is for
 * @param last last day
 * @param signedOffBy who answers for it
 * @param reason why AI load is to have more than the rate of the site
 */
public record AiAllocation(
    BigDecimal microjoules,
    LocalDate first,
    LocalDate last,
    String signedOffBy,
    LocalDate signedOffOn,
    String reason) {
  public AiAllocation {
    requireNonNull(microjoules, "microjoules");
    requireNonNull(signedOffBy, "signedOffBy");
    requireNonNull(signedOffOn, "signedOffOn");
    requireNonNull(reason, "reason");
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("an allocation from " + first + " ends on " + last);
    }
  }
}
