package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The last line of a file that was closed in order.
 *
 * @param lines lines of this file, header and footer included
 * @param windows windows of this file
 * @param energyMicrojoules sum of the {@code part} meters over the windows of this file
 * @param reason for example {@code shutdown}, {@code rotated}, {@code day-ended}
 */
public record Footer(
    Instant closed, long lines, long windows, Map<Domain, Long> energyMicrojoules, String reason)
    implements LedgerRecord {
  public Footer {
    requireNonNull(closed, "closed");
    requireNonNull(reason, "reason");
    Map<Domain, Long> copy = new EnumMap<>(Domain.class);
    copy.putAll(energyMicrojoules);
    energyMicrojoules = Collections.unmodifiableMap(copy);
  }
}
