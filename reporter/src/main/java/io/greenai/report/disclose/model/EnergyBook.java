package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the metered energy went: the conservation law on paper.
 *
 * @param phases energy of models, by phase
 * @param ownership how what is booked to all models was found
 * @param accounts all booked energy: models, JVM, others, idle
 * @param booked sum of {@code accounts}
 * @param metered sum of the meters
 * @param difference metered minus booked, uJ; 0 when the law holds
 * @param hosts the same, per host
 * @param meters which meters were read
 */
public record EnergyBook(
    List<EnergyRow> phases,
    OwnershipShares ownership,
    List<EnergyRow> accounts,
    Figure booked,
    Figure metered,
    Figure difference,
    List<HostBook> hosts,
    List<MeterRow> meters)
    implements Figures {
  public EnergyBook {
    phases = List.copyOf(phases);
    accounts = List.copyOf(accounts);
    hosts = List.copyOf(hosts);
    meters = List.copyOf(meters);
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.of(
            phases.stream().map(EnergyRow::energy),
            ownership.figures(),
            accounts.stream().map(EnergyRow::energy),
            Stream.of(booked, metered, difference),
            hosts.stream().flatMap(HostBook::figures))
        .flatMap(figures -> figures);
  }

  /**
   * One host's books.
   *
   * @param host as it is called elsewhere in the report
   * @param hostKey in full
   * @param services whose ledgers were read
   * @param overlap energy that its processes booked beyond what the meters leave for them; 0 when
   *     all is well
   */
  public record HostBook(
      String host,
      String hostKey,
      List<String> services,
      Figure metered,
      Figure booked,
      Figure difference,
      Figure overlap)
      implements Figures {
    public HostBook {
      services = List.copyOf(services);
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.of(metered, booked, difference, overlap);
    }
  }

  /**
   * One meter.
   *
   * @param host as in {@link HostBook}
   * @param role {@code part} or {@code whole}
   * @param boundary {@code package}, {@code device}, {@code board} or {@code wall}
   * @param quality {@code measured}, {@code modelled} or {@code assumed}
   */
  public record MeterRow(
      String host,
      String id,
      String domain,
      String role,
      String boundary,
      String quality,
      String source) {}
}
