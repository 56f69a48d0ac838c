package io.greenai.report.ingest;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Header;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Who booked: what the windows of a run have in common.
 *
 * @param boundary the widest of the {@code part} meters that all of the windows have, which tells
 *     what they leave out
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

  static Run of(Header header, List<Window> windows) {
    Set<String> read = readInAll(windows);
    return new Run(
        header.runId(),
        header.hostKey(),
        header.service(),
        header.environment(),
        header.region(),
        header.windowNanos(),
        header.meters().stream()
            .filter(meter -> meter.role() == MeterRole.PART && read.contains(meter.id()))
            .map(MeterDeclaration::boundary)
            .max(Comparator.naturalOrder())
            .orElse(Boundary.PACKAGE),
        header.synthetic());
  }

  private static Set<String> readInAll(List<Window> windows) {
    Set<String> read = MeterErrors.read(windows.get(0));
    windows.forEach(window -> read.retainAll(MeterErrors.read(window)));
    return read;
  }
}
