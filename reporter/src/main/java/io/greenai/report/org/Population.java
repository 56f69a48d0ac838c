package io.greenai.report.org;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was to run: the list that coverage is measured by, whatever ledgers arrived.
 *
 * @param fillsGaps whether hours that no ledger tells of are estimated, as a line of their own
 * @param sites at which they are, by name; empty for all
 * @param table beside the organisation file that some of it was read from
 */
public record Population(
    List<Expected> expected, boolean fillsGaps, List<String> sites, Optional<Path> table) {
  public Population {
    expected = List.copyOf(expected);
    sites = List.copyOf(sites);
  }

  /** Whether missing hours of a service that runs at {@code site}, if at any, are estimated. */
  public boolean fillsGapsAt(Optional<String> site) {
    return fillsGaps && (sites.isEmpty() || site.filter(sites::contains).isPresent());
  }
}
