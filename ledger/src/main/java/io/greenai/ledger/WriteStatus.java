package io.greenai.ledger;

/** What became of a window that was given to {@link LedgerWriter}. */
public enum WriteStatus {
  /** It is in the file, and so are all before it that were not lost. */
  WRITTEN,
  /** It is held in memory, to be written as soon as writing works again. */
  HELD,
  /** The writer was closed; the window is lost. */
  LOST
}
