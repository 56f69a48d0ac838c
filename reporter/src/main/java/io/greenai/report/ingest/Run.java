package io.greenai.report.ingest;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Header;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import java.util.Comparator;

/**
 * Who booked: what all windows of a run have in common.
 *
 * @param boundary the widest of its {@code part} meters, which tells what they leave out
 */
public record Run(
    String id,
    String hostKey,
    String service,
    String environment,
    String region,
    long windowNanos,
    Boundary boundary,
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
        header.meters().stream()
            .filter(meter -> meter.role() == MeterRole.PART)
            .map(MeterDeclaration::boundary)
            .max(Comparator.naturalOrder())
            .orElse(Boundary.PACKAGE),
        header.synthetic());
  }
}
