package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

/**
 * A meter as a header declares it.
 *
 * @param id unique within the run, for example {@code rapl:package-0}
 * @param source where the figure comes from: a path, or a power model with its table row
 * @param uncertaintyPpm standard uncertainty of the meter itself, parts per million
 */
public record MeterDeclaration(
    String id,
    Domain domain,
    MeterRole role,
    Boundary boundary,
    Quality quality,
    String source,
    long uncertaintyPpm) {
  public MeterDeclaration {
    requireNonNull(id, "id");
    requireNonNull(domain, "domain");
    requireNonNull(role, "role");
    requireNonNull(boundary, "boundary");
    requireNonNull(quality, "quality");
    requireNonNull(source, "source");
  }

  /** What its id starts with, up to the first colon: {@code rapl} of {@code rapl:package-0}. */
  public String kind() {
    int colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }
}
