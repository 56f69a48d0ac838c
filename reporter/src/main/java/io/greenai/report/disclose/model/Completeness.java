package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the ledgers cover of what was to run.
 *
 * @param declared whether the organisation says what was to run
 * @param expected hours in which services were to run, times the hosts
 * @param covered hours of these that ledgers tell of
 * @param missing hours of these that no ledger tells of
 * @param missingShare of those that were expected
 * @param estimated energy of processes in missing hours, never part of metered energy
 * @param estimatedFor missing hours that it stands for
 * @param estimatedAt the sites at which missing hours are estimated, where not at all
 * @param rows by service and host
 */
public record Completeness(
    boolean declared,
    Figure expected,
    Figure covered,
    Figure missing,
    Figure missingShare,
    Figure estimated,
    BigDecimal estimatedFor,
    List<String> estimatedAt,
    List<Row> rows)
    implements Figures {
  public Completeness {
    requireNonNull(estimatedFor, "estimatedFor");
    estimatedAt = List.copyOf(estimatedAt);
    rows = List.copyOf(rows);
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.of(expected, covered, missing, missingShare, estimated);
  }

  /** Rows of services that the organisation file gives no site. */
  public List<Row> withoutSite() {
    return rows.stream().filter(row -> row.site().isEmpty()).toList();
  }

  /**
   * A service on a host, in hours.
   *
   * @param host as in {@link EnergyBook.HostBook}, or {@code any} for hosts without a name
   * @param site empty where no site runs the service
   * @param unexpected booked beyond what was expected
   */
  public record Row(
      String service,
      String environment,
      String host,
      String site,
      BigDecimal expected,
      BigDecimal covered,
      BigDecimal missing,
      BigDecimal unexpected) {}
}
