package io.greenai.agent.runtime;

import io.greenai.agent.attribute.Sample;
import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.hotspot.HotSpots;
import io.greenai.agent.publish.JfrEvents;
import io.greenai.agent.scope.Calls;
import io.greenai.agent.weave.Weaver;
import io.greenai.ledger.Header;
import io.greenai.ledger.LedgerWriter;
import io.greenai.ledger.LedgerWriterOptions;
import io.greenai.ledger.LedgerWriterOptions.Flush;
import io.greenai.ledger.Window;
import io.greenai.ledger.WriteStatus;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where windows go: the ledger, and JFR where the JVM has it; and hot spots beside the ledger. */
final class WindowPublisher {

  private final LedgerWriter ledger;
  private final EnergyFirst windows;
  private final @Nullable JfrEvents jfr;

  private final @Nullable HotSpots hotSpots;

  private WindowPublisher(
      LedgerWriter ledger, @Nullable JfrEvents jfr, @Nullable HotSpots hotSpots) {
    this.ledger = ledger;
    this.windows = new EnergyFirst(ledger, Console::tell);
    this.jfr = jfr;
    this.hotSpots = hotSpots;
  }

  /** Opens the books: from here on windows are written. Says so, in one line. */
  static WindowPublisher open(AgentConfig config, SampleReader reader, Calls calls) {
    Header header = Headers.of(config, SampleReader.settings(config), reader.meters());
    LedgerWriter ledger =
        LedgerWriter.open(
            config.ledgerDir(),
            header,
            LedgerWriterOptions.DEFAULTS
                .withFlush(config.fsync() ? Flush.FSYNC : Flush.OS)
                .withMaxTotalBytes(config.ledgerMaxBytes()));
    JfrEvents jfr = config.jfr() ? JfrEvents.ifAvailable() : null;
    if (jfr != null) {
      calls.listen(jfr);
    }
    Console.tell(Headers.startLine(config, header));
    return new WindowPublisher(ledger, jfr, hotSpots(config, header, jfr != null));
  }

  private static @Nullable HotSpots hotSpots(AgentConfig config, Header header, boolean byJfr) {
    if (!config.hotspots()) {
      return null;
    }
    if (!byJfr) {
      Console.tell("hot spots are not sampled: they need JFR; set jfr=true in a JVM that has it");
      return null;
    }
    Set<String> ofLibraries = new HashSet<>(Weaver.libraryCalls());
    ofLibraries.add(Calls.STREAMING);
    HotSpots hotSpots = new HotSpots(header.runId(), config.methods(), ofLibraries, Console::tell);
    Threads.start("greenai-hotspots", hotSpots::run);
    return hotSpots;
  }

  /** What the threads did in an interval that has just ended. */
  void observe(Sample sample) {
    if (hotSpots != null) {
      hotSpots.observe(sample.dtNanos(), sample.callers());
    }
  }

  void publish(Window window) {
    WriteStatus status = windows.append(window);
    if (status != WriteStatus.WRITTEN) {
      Console.tell(
          "the ledger cannot be written at present ("
              + ledger.problem()
              + "); windows are held in memory, free or make writable its directory");
    }
    Path file = ledger.currentFile();
    if (hotSpots != null && file != null) {
      hotSpots.beside(file);
    }
    if (jfr != null) {
      jfr.window(window);
    }
  }

  void close(String reason) {
    ledger.close(reason);
    if (hotSpots != null) {
      hotSpots.close();
    }
  }
}
