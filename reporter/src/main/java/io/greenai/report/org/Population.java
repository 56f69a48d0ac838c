package io.greenai.report.org;

import java.util.List;

/**
 * What was to run: the list that coverage is measured by, whatever ledgers arrived.
 *
 * @param fillsGaps whether hours that no ledger tells of are estimated, as a line of their own
 */
public record Population(List<Expected> expected, boolean fillsGaps) {
  public Population {
    expected = List.copyOf(expected);
  }
}
