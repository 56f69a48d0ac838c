package io.greenai.ledger;

import io.greenai.ledger.Finding.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one file holds, found by reading it once; the checks that need no other file. */
final class FileSurvey implements LedgerVisitor {
  private final Path file;
  private final Consumer<Finding> findings;
  private final EnergyTotals meters = new EnergyTotals();
  private BigInteger difference = BigInteger.ZERO;
  private @Nullable Header header;
  private @Nullable Footer footer;
  private Position end = Position.START;
  private boolean torn;
  private boolean ordered = true;
  private long windows;
  private long firstSeq = -1;
  private long lastSeq = -1;
  private long lostBeforeFirst;
  private @Nullable Instant firstWindow;
  private @Nullable Instant lastWindowEnd;

  private FileSurvey(Path file, Consumer<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Reads a file; what is wrong with it goes to {@code findings}, never out as an exception. */
  static FileSurvey of(Path file, Consumer<Finding> findings) {
    FileSurvey survey = new FileSurvey(file, findings);
    try {
      survey.end = LedgerReader.read(file, survey);
    } catch (IOException e) {
      findings.accept(
          Finding.error(Kind.UNREADABLE_FILE, file, 0, "the file cannot be opened: " + e));
    }
    return survey;
  }

  Path file() {
    return file;
  }

  /** Absent where the file has no usable header; then nothing in it was read. */
  @Nullable Header header() {
    return header;
  }

  @Nullable Footer footer() {
    return footer;
  }

  /** Where the last complete line ended when the file was surveyed. */
  Position end() {
    return end;
  }

  boolean torn() {
    return torn;
  }

  SurveyedFile surveyed() {
    return new SurveyedFile(file, end, torn, firstWindow, lastWindowEnd);
  }

  /** Whether the windows' numbers rise throughout. */
  boolean ordered() {
    return ordered;
  }

  long windows() {
    return windows;
  }

  /** -1 where there is no window. */
  long firstSeq() {
    return firstSeq;
  }

  /** The highest; -1 where there is no window. */
  long lastSeq() {
    return lastSeq;
  }

  /** Windows that the first window's gaps declare lost. */
  long lostBeforeFirst() {
    return lostBeforeFirst;
  }

  /** By how much postings and meters differ, in microjoules, summed without sign. */
  BigInteger differenceMicrojoules() {
    return difference;
  }

  boolean overlaps(FileSurvey other) {
    return windows > 0
        && other.windows > 0
        && firstSeq <= other.lastSeq
        && other.firstSeq <= lastSeq;
  }

  @Override
  public void header(Header found, Line line) {
    header = found;
  }

  @Override
  public void window(Window window, Line line) {
    long lost = 0;
    for (Gap gap : window.gaps()) {
      lost = Math.min(lost + gap.windowsLost(), LineFormat.MAX_QUANTITY);
    }
    if (windows == 0) {
      firstSeq = window.seq();
      lostBeforeFirst = lost;
    } else if (window.seq() <= lastSeq) {
      ordered = false;
    } else if (window.seq() - lastSeq - 1 > lost) {
      findings.accept(missing(line.file(), line.number(), lastSeq + 1, window.seq() - 1));
    }
    firstSeq = Math.min(firstSeq, window.seq());
    lastSeq = Math.max(lastSeq, window.seq());
    windows++;
    span(window.start(), window.start().plusNanos(window.durationNanos()));
    meters.add(Conservation.meters(window));
    Map<Domain, BigInteger> broken = Conservation.difference(window);
    if (!broken.isEmpty()) {
      difference =
          broken.values().stream().map(BigInteger::abs).reduce(difference, BigInteger::add);
      findings.accept(
          Finding.error(
              Kind.CONSERVATION,
              line.file(),
              line.number(),
              Conservation.describe(window, broken) + "; the window was kept out"));
    }
    for (Gap gap : window.gaps()) {
      findings.accept(Finding.warning(Kind.GAP, line.file(), line.number(), describe(gap)));
    }
  }

  private void span(Instant start, Instant end) {
    Instant first = firstWindow;
    Instant last = lastWindowEnd;
    firstWindow = first == null || start.isBefore(first) ? start : first;
    lastWindowEnd = last == null || end.isAfter(last) ? end : last;
  }

  static Finding missing(Path file, long line, long from, long to) {
    return Finding.error(
        Kind.SEQUENCE,
        file,
        line,
        (from == to ? "window " + from + " is" : "windows " + from + " to " + to + " are")
            + " missing before this line and no gap explains it");
  }

  private static String describe(Gap gap) {
    Instant end = gap.start().plusNanos(gap.durationNanos());
    return "a gap from "
        + gap.start()
        + " to "
        + end
        + " ("
        + gap.reason()
        + "), "
        + gap.windowsLost()
        + " windows lost";
  }

  @Override
  public void footer(Footer found, Line line) {
    footer = found;
    if (found.lines() != line.number()) {
      footerDiffers(line, "lines", found.lines(), line.number());
    }
    if (found.windows() != windows) {
      footerDiffers(line, "windows", found.windows(), windows);
    }
    for (Domain domain : Domain.values()) {
      BigInteger told = BigInteger.valueOf(found.energyMicrojoules().getOrDefault(domain, 0L));
      if (!told.equals(meters.microjoules(domain))) {
        footerDiffers(line, "uJ of " + domain.id(), told, meters.microjoules(domain));
      }
    }
  }

  private void footerDiffers(Line line, String what, Object told, Object found) {
    findings.accept(
        Finding.error(
            Kind.FOOTER,
            line.file(),
            line.number(),
            "the footer tells of " + told + " " + what + ", but the file has " + found));
  }

  @Override
  public void finding(Finding finding) {
    torn |= finding.kind() == Kind.TORN_TAIL;
    findings.accept(finding);
  }
}
