package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Header;
import io.greenai.ledger.Line;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums consecutive windows of a file that start in the same slot. */
final class SlotBuilder {
  private final Header header;
  private final Reservation reservation;
  private final Map<AccountKey, LoadSums> accounts = new LinkedHashMap<>();
  private final List<Window> windows = new ArrayList<>();
  private Set<String> read = Set.of();
  private MeterErrors meterErrors;
  private String lastHash = "";
  private long bookedNanos;
  private BigInteger metered = ZERO;
  private BigInteger posted = ZERO;

  SlotBuilder(Header header) {
    this.header = header;
    this.meterErrors = new MeterErrors(header, read);
    this.reservation = new Reservation(header);
  }

  boolean takes(Header of, Window window) {
    return windows.isEmpty()
        || (of.equals(header) && RunSlot.at(window.start()) == RunSlot.at(windows.get(0).start()));
  }

  void add(Window window, Line line) {
    windows.add(window);
    lastHash = line.hash();
    bookedNanos = Math.addExact(bookedNanos, window.durationNanos());
    for (MeterReading meter : window.meters()) {
      if (meter.role() == MeterRole.PART) {
        metered = metered.add(BigInteger.valueOf(meter.energyMicrojoules()));
      }
    }
    Set<String> readNow = MeterErrors.read(window);
    if (!readNow.equals(read)) {
      read = readNow;
      meterErrors = new MeterErrors(header, read);
    }
    for (Posting posting : window.postings()) {
      LoadSums sums = LoadSums.of(posting, meterErrors, reservation.nanos(posting, window));
      posted = posted.add(sums.totalMicrojoules());
      accounts.merge(AccountKey.of(posting, meterErrors.boundary()), sums, LoadSums::plus);
    }
  }

  RunSlot build() {
    Window first = windows.get(0);
    Window last = windows.get(windows.size() - 1);
    Instant end = last.start().plusNanos(last.durationNanos());
    return new RunSlot(
        Run.of(header),
        RunSlot.at(first.start()),
        first.seq(),
        last.seq(),
        lastHash,
        bookedNanos,
        first.start(),
        end,
        metered,
        posted,
        accounts,
        header,
        windows);
  }
}
