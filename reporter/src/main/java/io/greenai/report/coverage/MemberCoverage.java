package io.greenai.report.coverage;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How far one service kept its books on a host.
 *
 * @param site that runs the service, absent where the organisation names none
 * @param expectedSlots quarter hours in which it was to run, times the hosts
 * @param coveredSlots of these
 * @param unexpectedSlots booked beyond them
 * @param estimated for those that are missing
 */
public record MemberCoverage(
    Member member,
    Optional<String> site,
    long expectedSlots,
    long coveredSlots,
    long unexpectedSlots,
    Estimated estimated) {
  public MemberCoverage {
    requireNonNull(member, "member");
    requireNonNull(site, "site");
    requireNonNull(estimated, "estimated");
  }

  public long missingSlots() {
    return expectedSlots - coveredSlots;
  }
}
