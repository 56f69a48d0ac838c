package io.greenai.report.ingest;

import io.greenai.ledger.Header;
import io.greenai.ledger.LedgerRun;
import io.greenai.ledger.Line;
import io.greenai.ledger.Window;
import io.greenai.report.ingest.LedgerEvidence.GapEvidence;
import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run on its way into slots. */
final class RunReading implements LedgerRun.WindowConsumer {
  private final LedgerRun run;
  private final Horizon horizon;
  private final SlotSink sink;
  private final List<GapEvidence> gaps = new ArrayList<>();
  private @Nullable SlotBuilder slot;
  private Instant lastEnd;
  private long windows;
  private boolean isCut;

  private RunReading(LedgerRun run, Horizon horizon, SlotSink sink) {
    this.run = run;
    this.horizon = horizon;
    this.sink = sink;
    this.lastEnd = run.header().booksOpened();
  }

  static RunReading of(LedgerRun run, Horizon horizon, SlotSink sink) throws IOException {
    RunReading reading = new RunReading(run, horizon, sink);
    run.forEachWindow(reading);
    reading.handOn();
    return reading;
  }

  /** Whether windows were left out because they end too late. */
  boolean isCut() {
    return isCut;
  }

  List<GapEvidence> gaps() {
    return gaps;
  }

  /**
   * What was read.
   *
   * @param head of the last line of it
   * @param isWhole whether nothing followed
   */
  RunEvidence evidence(String head, boolean isWhole) {
    String reason = isWhole ? run.endReason() : null;
    return new RunEvidence(
        run.header(),
        windows,
        lastEnd,
        head,
        reason == null ? "no footer" : reason,
        run.differenceMicrojoules());
  }

  @Override
  public void accept(Header header, Window window, Line line) {
    if (line.number() > horizon.lines(header.runId(), line.file())) {
      return;
    }
    Instant end = window.start().plusNanos(window.durationNanos());
    if (!horizon.reaches(end)) {
      isCut = true;
      return;
    }
    SlotBuilder current = slot;
    if (current == null || !current.takes(header, window)) {
      handOn();
      current = new SlotBuilder(header);
      slot = current;
    }
    current.add(window, line);
    windows++;
    lastEnd = end.isAfter(lastEnd) ? end : lastEnd;
    window.gaps().forEach(gap -> gaps.add(new GapEvidence(header.runId(), gap)));
  }

  private void handOn() {
    SlotBuilder complete = slot;
    if (complete != null) {
      sink.accept(complete.build());
      slot = null;
    }
  }
}
