package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

/**
 * A meter as a header declares it.
 *
 * @param id unique within the run, for example {@code rapl:package-0}
 * @param source where the figure comes from: a path, or a power model with its table row
 * @param uncertaintyPpm standard uncertainty of the meter itself, parts per million
 * @param standby whether it counts only while a meter that is better fails: windows in which it did
 *     not stand in do not list it
 */
public record MeterDeclaration(
    String id,
    Domain domain,
    MeterRole role,
    Boundary boundary,
    Quality quality,
    String source,
    long uncertaintyPpm,
    boolean standby) {
  public MeterDeclaration {
    requireNonNull(id, "id");
    requireNonNull(domain, "domain");
    requireNonNull(role, "role");
    requireNonNull(boundary, "boundary");
    requireNonNull(quality, "quality");
    requireNonNull(source, "source");
  }

  /** A meter that counts in every window. */
  public MeterDeclaration(
      String id,
      Domain domain,
      MeterRole role,
      Boundary boundary,
      Quality quality,
      String source,
      long uncertaintyPpm) {
    this(id, domain, role, boundary, quality, source, uncertaintyPpm, false);
  }

  /** The same meter, kept ready for another's failure. */
  public MeterDeclaration onStandby() {
    return new MeterDeclaration(id, domain, role, boundary, quality, source, uncertaintyPpm, true);
  }

  /** What its id starts with, up to the first colon: {@code rapl} of {@code rapl:package-0}. */
  public String kind() {
    int colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }
}
