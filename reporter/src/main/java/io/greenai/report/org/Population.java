package io.greenai.report.org;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was to run: the list that coverage is measured by, whatever ledgers arrived.
 *
 * @param fillsGaps whether hours that no ledger tells of are estimated, as a line of their own
 * @param table beside the organisation file that some of it was read from
 */
public record Population(List<Expected> expected, boolean fillsGaps, Optional<Path> table) {
  public Population {
    expected = List.copyOf(expected);
  }
}
