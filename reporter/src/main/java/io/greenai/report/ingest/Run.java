package io.greenai.report.ingest;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Header;

/** Who booked. */
public record Run(
    String id,
    String hostKey,
    String service,
    String environment,
    String region,
    long windowNanos,
    boolean synthetic) {
  public Run {
    requireNonNull(id, "id");
    requireNonNull(hostKey, "hostKey");
    requireNonNull(service, "service");
  }

  static Run of(Header header) {
    return new Run(
        header.runId(),
        header.hostKey(),
        header.service(),
        header.environment(),
        header.region(),
        header.windowNanos(),
        header.synthetic());
  }
}
