package io.greenai.ledger;

import io.greenai.ledger.Finding.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One start of one agent: its files in order, and its windows with duplicates and forks removed.
 * Immutable; may be read by many threads.
 */
public final class LedgerRun {
  private final Header header;
  private final List<FileSurvey> files;
  private final Claims claims;
  private final FileSurvey last;

  /** Takes the windows of a run that hold. */
  @FunctionalInterface
  public interface WindowConsumer {
    /**
     * Takes one window.
     *
     * @param header of the file that the window is in
     */
    void accept(Header header, Window window, Line line);
  }

  private LedgerRun(Header header, List<FileSurvey> files, Claims claims, FileSurvey last) {
    this.header = header;
    this.files = files;
    this.claims = claims;
    this.last = last;
  }

  /** Puts the files of one run in order and checks what one of them says about another. */
  static LedgerRun of(List<FileSurvey> surveys, Consumer<Finding> findings) {
    List<FileSurvey> files = new ArrayList<>(surveys);
    files.sort(Comparator.comparingInt(LedgerRun::number).thenComparing(FileSurvey::file));
    List<FileSurvey> contested = new ArrayList<>();
    for (FileSurvey file : files) {
      if (!file.ordered() || files.stream().anyMatch(o -> o != file && o.overlaps(file))) {
        contested.add(file);
      }
    }
    TreeMap<Integer, List<FileSurvey>> byNumber = new TreeMap<>();
    files.forEach(f -> byNumber.computeIfAbsent(number(f), n -> new ArrayList<>()).add(f));
    FileSurvey first = fullest(byNumber.firstEntry().getValue());
    files.forEach(f -> requireSameOrigin(first, f, findings));
    if (number(first) > 0) {
      findings.accept(
          Finding.warning(
              Kind.MISSING_FILE,
              first.file(),
              1,
              "this is file " + number(first) + " of its run, and those before it are not here"));
    } else if (first.windows() > 0 && first.firstSeq() > first.lostBeforeFirst()) {
      findings.accept(FileSurvey.missing(first.file(), 2, 0, first.firstSeq() - 1));
    }
    FileSurvey last = first;
    FileSurvey lastWithWindows = first;
    List<FileSurvey> before = byNumber.firstEntry().getValue();
    for (List<FileSurvey> copies : byNumber.tailMap(number(first), false).values()) {
      FileSurvey next = fullest(copies);
      requireFollows(before, last, lastWithWindows, next, findings);
      before = copies;
      last = next;
      lastWithWindows = next.windows() > 0 ? next : lastWithWindows;
    }
    return new LedgerRun(
        header(first), List.copyOf(files), Claims.settle(contested, findings), last);
  }

  private static void requireSameOrigin(
      FileSurvey first, FileSurvey file, Consumer<Finding> findings) {
    Header a = header(first);
    Header b = header(file);
    if (!a.hostKey().equals(b.hostKey()) || !a.service().equals(b.service())) {
      findings.accept(
          Finding.error(
              Kind.HEADER,
              file.file(),
              1,
              "the header names service '"
                  + b.service()
                  + "' on host "
                  + b.hostKey()
                  + ", but the same run in "
                  + first.file()
                  + " names service '"
                  + a.service()
                  + "' on host "
                  + a.hostKey()));
    }
  }

  private static void requireFollows(
      List<FileSurvey> before,
      FileSurvey last,
      FileSurvey lastWithWindows,
      FileSurvey next,
      Consumer<Finding> findings) {
    int expected = number(last) + 1;
    if (number(next) > expected) {
      findings.accept(
          Finding.error(
              Kind.MISSING_FILE,
              next.file(),
              1,
              "this is file "
                  + number(next)
                  + " of its run, but after file "
                  + number(last)
                  + " there should be file "
                  + expected));
      return;
    }
    String previousHash = header(next).previousHash();
    if (before.stream().noneMatch(f -> Objects.equals(f.end().hash(), previousHash))) {
      findings.accept(
          Finding.error(
              Kind.CHAIN_BREAK,
              next.file(),
              1,
              "the header's previous hash is "
                  + previousHash
                  + ", but "
                  + last.file()
                  + " ends in "
                  + last.end().hash()));
    }
    if (last.footer() == null) {
      findings.accept(
          Finding.warning(
              Kind.FOOTER,
              last.file(),
              last.end().lines(),
              "the file has no footer, though its run went on in " + next.file()));
    }
    boolean bothHaveWindows = lastWithWindows.windows() > 0 && next.windows() > 0;
    if (bothHaveWindows
        && next.firstSeq() - lastWithWindows.lastSeq() - 1 > next.lostBeforeFirst()) {
      findings.accept(
          FileSurvey.missing(next.file(), 2, lastWithWindows.lastSeq() + 1, next.firstSeq() - 1));
    }
  }

  /** Of several copies the one that goes furthest. */
  private static FileSurvey fullest(List<FileSurvey> copies) {
    return copies.stream()
        .reduce((a, b) -> b.end().lines() > a.end().lines() ? b : a)
        .orElseThrow();
  }

  private static Header header(FileSurvey survey) {
    return Objects.requireNonNull(survey.header(), "only files with a header belong to a run");
  }

  private static int number(FileSurvey survey) {
    return header(survey).fileNumber();
  }

  /** The header of the run's first file that is here. */
  public Header header() {
    return header;
  }

  /** All files, copies included, in the order in which they are read. */
  public List<Path> files() {
    return files.stream().map(FileSurvey::file).toList();
  }

  /** What the scan saw of each of {@link #files}, in the same order. */
  public List<SurveyedFile> surveyed() {
    return files.stream().map(FileSurvey::surveyed).toList();
  }

  /** The hash of the last line, 64 lower-case hex digits. */
  public String headHash() {
    return last.end().hash();
  }

  /** Whether the last file ends in a line that was not completely written. */
  public boolean hasTornTail() {
    return last.torn();
  }

  /**
   * By how much postings and meters of the run's windows differ, summed over windows, domains and
   * copies without sign; 0 unless a window was kept out for it.
   */
  public BigInteger differenceMicrojoules() {
    return files.stream()
        .map(FileSurvey::differenceMicrojoules)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Why the run was closed; absent while it runs, and if it was killed. */
  public @Nullable String endReason() {
    Footer footer = last.footer();
    if (footer == null) {
      return null;
    }
    String reason = footer.reason();
    boolean goesOn = reason.equals(LedgerWriter.ROTATED) || reason.equals(LedgerWriter.DAY_ENDED);
    return goesOn ? null : reason;
  }

  /**
   * Gives every window that holds, once, in order: its line is well-formed, its hash follows, its
   * postings sum to its meters, and no other line claims its place with other content. Lines that
   * were appended since the scan are left for the next one.
   *
   * @throws IOException if a file of the run cannot be opened any more
   */
  public void forEachWindow(WindowConsumer consumer) throws IOException {
    for (FileSurvey survey : files) {
      LedgerVisitor visitor =
          new LedgerVisitor() {
            private Header current = header;

            @Override
            public void header(Header found, Line line) {
              current = found;
            }

            @Override
            public void window(Window window, Line line) {
              if (line.number() <= survey.end().lines()
                  && claims.stands(window.seq(), line)
                  && Conservation.difference(window).isEmpty()) {
                consumer.accept(current, window, line);
              }
            }
          };
      Position reached = LedgerReader.read(survey.file(), visitor);
      if (reached.lines() < survey.end().lines()) {
        throw new IOException(
            survey.file()
                + " had "
                + survey.end().lines()
                + " lines when it was scanned, but has "
                + reached.lines()
                + " now; scan again once nobody changes it");
      }
    }
  }
}
