package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

/**
 * How a ledger is written.
 *
 * @param flush when a line must be on disk
 * @param maxFileBytes a file is rotated before it grows beyond this
 * @param maxTotalBytes over all ledger files of the service's directory, whichever run wrote them;
 *     when it is reached the writer stops with a gap until an operator has made room
 * @param freeSpaceFloorPercent of the file system, below which the writer stops with a gap; 0 for
 *     none
 * @param backlogWindows how many windows are held in memory while writing fails
 * @param backlogBytes how many bytes of encoded windows are held in memory while writing fails
 */
public record LedgerWriterOptions(
    Flush flush,
    long maxFileBytes,
    long maxTotalBytes,
    int freeSpaceFloorPercent,
    int backlogWindows,
    long backlogBytes) {

  /** When a line must be on disk. */
  public enum Flush {
    /** When the operating system sees fit; a killed process loses nothing, a power cut may. */
    OS,
    /** Before the next line. */
    FSYNC
  }

  /** 64 MiB per file, 1 GiB in all, 5 % floor, a backlog of a day of minutes or 16 MiB. */
  public static final LedgerWriterOptions DEFAULTS =
      new LedgerWriterOptions(Flush.OS, 64L << 20, 1L << 30, 5, 1440, 16L << 20);

  public LedgerWriterOptions {
    requireNonNull(flush, "flush");
    requireAtLeast("maxFileBytes", maxFileBytes, 1);
    requireAtLeast("maxTotalBytes", maxTotalBytes, 1);
    requireAtLeast("freeSpaceFloorPercent", freeSpaceFloorPercent, 0);
    requireAtLeast("backlogWindows", backlogWindows, 1);
    requireAtLeast("backlogBytes", backlogBytes, 1);
  }

  public LedgerWriterOptions withFlush(Flush value) {
    return new LedgerWriterOptions(
        value, maxFileBytes, maxTotalBytes, freeSpaceFloorPercent, backlogWindows, backlogBytes);
  }

  public LedgerWriterOptions withMaxFileBytes(long value) {
    return new LedgerWriterOptions(
        flush, value, maxTotalBytes, freeSpaceFloorPercent, backlogWindows, backlogBytes);
  }

  public LedgerWriterOptions withMaxTotalBytes(long value) {
    return new LedgerWriterOptions(
        flush, maxFileBytes, value, freeSpaceFloorPercent, backlogWindows, backlogBytes);
  }

  public LedgerWriterOptions withFreeSpaceFloorPercent(int value) {
    return new LedgerWriterOptions(
        flush, maxFileBytes, maxTotalBytes, value, backlogWindows, backlogBytes);
  }

  public LedgerWriterOptions withBacklog(int windows, long bytes) {
    return new LedgerWriterOptions(
        flush, maxFileBytes, maxTotalBytes, freeSpaceFloorPercent, windows, bytes);
  }

  private static void requireAtLeast(String name, long value, long min) {
    if (value < min) {
      throw new IllegalArgumentException(
          "'" + name + "' is " + value + ", but must be at least " + min);
    }
  }
}
