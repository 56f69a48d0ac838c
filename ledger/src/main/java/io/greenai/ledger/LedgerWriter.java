package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ledger of one run: {@code <dir>/<service>/<yyyy>/<mm>/<dd>/<run>-<n>.jsonl}, by the
 * UTC day of a window's start, rotated by day and size.
 *
 * <p>A window is one write of one line. Whatever goes wrong with the file system (a full disk, a
 * read-only or vanished directory, a limit reached), {@link #append} does not throw: windows wait
 * in a bounded backlog, each append tries again, and what had to be dropped is told by a gap in the
 * next window that can be written. Nothing that was written is ever deleted, but for a plain file
 * once its {@code .gz} is safely in place. Rotation gzips on the calling thread, about a second for
 * 64 MiB.
 *
 * <p>Safe for use by several threads; calls wait for each other.
 */
public final class LedgerWriter implements AutoCloseable {
  /** The end reason of a file that had grown to its limit. */
  public static final String ROTATED = "rotated";

  /** The end reason of a file whose UTC day was over. */
  public static final String DAY_ENDED = "day-ended";

  private final LedgerDirectory directory;
  private final Header template;
  private final LedgerWriterOptions options;
  private final InstantSource clock;
  private final Backlog backlog;
  private final HashChain chain = HashChain.start();
  private @Nullable OpenFile open;
  private int nextFileNumber;
  private long lastSeq = -1;
  private long usedBytes = -1;
  private long windowsWritten;
  private String problem = "";
  private boolean closed;

  private LedgerWriter(
      Path root, Header template, LedgerWriterOptions options, InstantSource clock) {
    this.directory = new LedgerDirectory(root, template.service());
    this.template = template;
    this.options = options;
    this.clock = clock;
    this.backlog = new Backlog(options.backlogWindows(), options.backlogBytes());
  }

  /**
   * A writer for a new run. The first file is created with the first window, so that this neither
   * touches the file system nor fails because of it.
   *
   * @param root the ledger directory, made if it is missing; the service's directory is below it
   * @param template the run's header; file number and previous hash are filled in per file
   * @throws IllegalArgumentException if the header cannot be encoded
   */
  public static LedgerWriter open(Path root, Header template, LedgerWriterOptions options) {
    return open(root, template, options, InstantSource.system());
  }

  /**
   * A writer whose files end at the time that {@code clock} tells; for ledgers of another time than
   * now.
   *
   * @throws IllegalArgumentException if the header cannot be encoded
   */
  public static LedgerWriter open(
      Path root, Header template, LedgerWriterOptions options, InstantSource clock) {
    LineEncoder.body(template);
    return new LedgerWriter(
        requireNonNull(root, "root"),
        template,
        requireNonNull(options, "options"),
        requireNonNull(clock, "clock"));
  }

  /**
   * Writes a window, or holds it until that is possible.
   *
   * @throws IllegalArgumentException if the window breaks the conservation law, does not come after
   *     the one before it or cannot be encoded: a fault of the caller and not of the file system
   */
  public synchronized WriteStatus append(Window window) {
    Conservation.require(window);
    if (window.seq() <= lastSeq) {
      throw new IllegalArgumentException(
          "Window "
              + window.seq()
              + " was appended after window "
              + lastSeq
              + ", but windows must be numbered upwards");
    }
    if (closed) {
      return WriteStatus.LOST;
    }
    backlog.add(window, problem);
    lastSeq = window.seq();
    return drain() ? WriteStatus.WRITTEN : WriteStatus.HELD;
  }

  /**
   * Tries once more to write what is held, then ends the file with a footer. Does not throw;
   * whatever could not be written is lost and told in the footer's reason.
   *
   * @param reason why the run ends, for example {@code shutdown}
   */
  public synchronized void close(String reason) {
    if (closed) {
      return;
    }
    closed = true;
    drain();
    String told =
        backlog.windows() == 0
            ? reason
            : reason + " (" + backlog.windows() + " windows not written: " + problem + ")";
    attempt(() -> endFile(told));
    OpenFile left = open;
    if (left != null) {
      attempt(left.file::close);
    }
  }

  /** Closes with the reason {@code closed}. */
  @Override
  public void close() {
    close("closed");
  }

  /** The file being written; absent before the first window and while none can be. */
  public synchronized @Nullable Path currentFile() {
    return open == null ? null : open.file.path();
  }

  /** Windows written so far. */
  public synchronized long windowsWritten() {
    return windowsWritten;
  }

  /** Windows held in memory because they cannot be written at present. */
  public synchronized int windowsHeld() {
    return backlog.windows();
  }

  /** Windows lost so far because the backlog was full. */
  public synchronized long windowsLost() {
    return backlog.windowsLost();
  }

  /** Why the last write failed, as in a gap's reason; empty while writing works. */
  public synchronized String problem() {
    return problem;
  }

  private boolean drain() {
    return attempt(
        () -> {
          for (Backlog.Held next = backlog.oldest(); next != null; next = backlog.oldest()) {
            write(next);
            backlog.written();
            windowsWritten++;
          }
          problem = "";
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Runs a step; an interrupt, which would close the channel, waits until it is done. */
  private boolean attempt(Step step) {
    boolean interrupted = Thread.interrupted();
    try {
      step.run();
      return true;
    } catch (IOException | RuntimeException e) {
      problem = WriteProblem.reason(e);
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write(Backlog.Held next) throws IOException {
    Window window = next.window();
    LocalDate day = LocalDate.ofInstant(window.start(), ZoneOffset.UTC);
    EnergyTotals energy = Conservation.meters(window);
    if (open != null && !open.file.isIntact()) {
      OpenFile gone = open;
      open = null; // moved, replaced or deleted by someone else: the run goes on in a new file
      gone.file.close();
    }
    if (open != null && !open.day.equals(day)) {
      rotate(DAY_ENDED);
    } else if (open != null && !fits(open, next.body().length, energy)) {
      rotate(ROTATED);
    }
    requireRoom(next.body().length + LineFormat.SUFFIX_BYTES);
    OpenFile file = open == null ? begin(day) : open;
    appendLine(file.file, next.body());
    file.lines++;
    file.windows++;
    file.energy.add(energy);
  }

  private boolean fits(OpenFile file, int bodyLength, EnergyTotals energy) {
    if (file.windows == 0) {
      return true;
    }
    EnergyTotals sum = new EnergyTotals();
    sum.add(file.energy);
    sum.add(energy);
    BigInteger limit = BigInteger.valueOf(LineFormat.MAX_QUANTITY);
    return file.file.length() + bodyLength + LineFormat.SUFFIX_BYTES <= options.maxFileBytes()
        && sum.asMap().values().stream().allMatch(e -> e.compareTo(limit) < 0);
  }

  private void requireRoom(long bytes) throws IOException {
    if (directory.isBelowFloor(options.freeSpaceFloorPercent())) {
      throw new WriteProblem("free-space-floor");
    }
    if (usedBytes < 0 || usedBytes + bytes > options.maxTotalBytes()) {
      usedBytes = directory.usedBytes();
    }
    if (usedBytes + bytes > options.maxTotalBytes()) {
      throw new WriteProblem("max-bytes");
    }
  }

  private OpenFile begin(LocalDate day) throws IOException {
    Header header = template.inFile(nextFileNumber, nextFileNumber == 0 ? null : chain.head());
    LedgerFile file = directory.create(day, header.runId(), nextFileNumber);
    try {
      appendLine(file, LineEncoder.body(header));
    } catch (IOException e) {
      file.discard();
      throw e;
    }
    nextFileNumber++;
    OpenFile begun = new OpenFile(file, day);
    open = begun;
    return begun;
  }

  private void rotate(String reason) throws IOException {
    OpenFile ended = endFile(reason);
    usedBytes = -1;
    if (ended != null) {
      try {
        Compression.replace(ended.file.path());
      } catch (IOException e) {
        // The plain file is whole and stays; there is no need to hold windows back for it.
      }
    }
  }

  /** Writes the footer and closes the file; it is done with once its footer is written. */
  private @Nullable OpenFile endFile(String reason) throws IOException {
    OpenFile ending = open;
    if (ending == null) {
      return null;
    }
    Map<Domain, Long> energy = new EnumMap<>(Domain.class);
    ending.energy.asMap().forEach((domain, sum) -> energy.put(domain, sum.longValueExact()));
    Footer footer = new Footer(clock.instant(), ending.lines + 1, ending.windows, energy, reason);
    appendLine(ending.file, LineEncoder.body(footer));
    open = null;
    ending.file.close();
    return ending;
  }

  private void appendLine(LedgerFile file, byte[] body) throws IOException {
    byte[] hash = chain.peek(body, 0, body.length);
    byte[] line = LineEncoder.line(body, hash);
    file.append(line, options.flush() == LedgerWriterOptions.Flush.FSYNC);
    chain.advance(hash);
    if (usedBytes >= 0) {
      usedBytes += line.length;
    }
  }
}
