package io.greenai.agent.runtime;

import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.publish.JfrEvents;
import io.greenai.agent.scope.Calls;
import io.greenai.ledger.Header;
import io.greenai.ledger.LedgerWriter;
import io.greenai.ledger.LedgerWriterOptions;
import io.greenai.ledger.LedgerWriterOptions.Flush;
import io.greenai.ledger.Window;
import io.greenai.ledger.WriteStatus;
import org.jspecify.annotations.Nullable;

/** Where windows go: the ledger, and JFR where the JVM has it. */
final class WindowPublisher {

  private final LedgerWriter ledger;
  private final @Nullable JfrEvents jfr;

  private WindowPublisher(LedgerWriter ledger, @Nullable JfrEvents jfr) {
    this.ledger = ledger;
    this.jfr = jfr;
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
    return new WindowPublisher(ledger, jfr);
  }

  void publish(Window window) {
    WriteStatus status = ledger.append(window);
    if (status != WriteStatus.WRITTEN) {
      Console.tell(
          "the ledger cannot be written at present ("
              + ledger.problem()
              + "); windows are held in memory, free or make writable its directory");
    }
    if (jfr != null) {
      jfr.window(window);
    }
  }

  void close(String reason) {
    ledger.close(reason);
  }
}
