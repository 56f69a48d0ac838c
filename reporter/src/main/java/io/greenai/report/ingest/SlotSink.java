package io.greenai.report.ingest;

/** Takes slots as they are read. */
@FunctionalInterface
public interface SlotSink {
  /** A slot of a run; another one for the same slot adds to it. */
  void accept(RunSlot slot);
}
