package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.series.SignalPublisher;

/**
 * Whose intensities of the grid by time hold for a site.
 *
 * @param zone of the grid, as the publisher names it
 */
public record SiteIntensities(SignalPublisher publisher, String zone) {
  public SiteIntensities {
    requireNonNull(publisher, "publisher");
    requireNonNull(zone, "zone");
  }
}
