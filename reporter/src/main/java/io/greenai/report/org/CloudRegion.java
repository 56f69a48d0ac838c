package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

/**
 * A region of a cloud provider.
 *
 * @param provider {@code aws}, {@code azure} or {@code gcp}
 * @param region the provider's own name, for example {@code eu-central-1}
 */
public record CloudRegion(String provider, String region) {
  public CloudRegion {
    requireNonNull(provider, "provider");
    requireNonNull(region, "region");
  }

  @Override
  public String toString() {
    return provider + ":" + region;
  }
}
