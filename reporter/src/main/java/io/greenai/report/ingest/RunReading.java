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
  private final SlotSink sink;
  private final List<GapEvidence> gaps = new ArrayList<>();
  private @Nullable SlotBuilder slot;
  private Instant lastEnd;
  private long windows;

  private RunReading(LedgerRun run, SlotSink sink) {
    this.run = run;
    this.sink = sink;
    this.lastEnd = run.header().booksOpened();
  }

  static RunReading of(LedgerRun run, SlotSink sink) throws IOException {
    RunReading reading = new RunReading(run, sink);
    run.forEachWindow(reading);
    reading.handOn();
    return reading;
  }

  List<GapEvidence> gaps() {
    return gaps;
  }

  RunEvidence evidence() {
    String reason = run.endReason();
    return new RunEvidence(
        run.header(),
        windows,
        lastEnd,
        run.headHash(),
        reason == null ? "no footer" : reason,
        run.differenceMicrojoules());
  }

  @Override
  public void accept(Header header, Window window, Line line) {
    SlotBuilder current = slot;
    if (current == null || !current.takes(header, window)) {
      handOn();
      current = new SlotBuilder(header);
      slot = current;
    }
    current.add(window, line);
    windows++;
    Instant end = window.start().plusNanos(window.durationNanos());
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
