package io.greenai.ledger;

import io.greenai.ledger.Finding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which line stands for a window where several lines claim its place: the first of equal ones, none
 * of different ones. Only files whose numbers overlap are looked at, so that memory is bounded by
 * what is doubtful and not by the ledger.
 */
final class Claims {
  private final Map<Long, Claim> bySeq = new HashMap<>();

  private static final class Claim {
    final Line first;
    boolean forked;

    Claim(Line first) {
      this.first = first;
    }
  }

  /** Windows of one file that clash with those of another, told in one finding. */
  private static final class Clash {
    final Line at;
    final Line with;
    final long firstSeq;
    long lastSeq;
    long windows;

    Clash(Line at, Line with, long seq) {
      this.at = at;
      this.with = with;
      this.firstSeq = seq;
    }
  }

  /** Reads contested files again and settles who stands for which window. */
  static Claims settle(List<FileSurvey> contested, Consumer<Finding> findings) {
    Claims claims = new Claims();
    for (FileSurvey survey : contested) {
      claims.add(survey, findings);
    }
    return claims;
  }

  /** Whether this line stands for the window. */
  boolean stands(long seq, Line line) {
    Claim claim = bySeq.get(seq);
    return claim == null
        || (!claim.forked
            && claim.first.number() == line.number()
            && LedgerFiles.isSame(claim.first.file(), line.file()));
  }

  private void add(FileSurvey survey, Consumer<Finding> findings) {
    Map<Path, Clash> duplicates = new LinkedHashMap<>();
    Map<Path, Clash> forks = new LinkedHashMap<>();
    LedgerVisitor visitor =
        new LedgerVisitor() {
          @Override
          public void window(Window window, Line line) {
            if (line.number() > survey.end().lines()) {
              return;
            }
            Claim claim = bySeq.get(window.seq());
            if (claim == null) {
              bySeq.put(window.seq(), new Claim(line));
              return;
            }
            boolean same = claim.first.hash().equals(line.hash());
            claim.forked |= !same;
            Clash clash =
                (same ? duplicates : forks)
                    .computeIfAbsent(
                        claim.first.file(), f -> new Clash(line, claim.first, window.seq()));
            clash.lastSeq = window.seq();
            clash.windows++;
          }
        };
    try {
      LedgerReader.read(survey.file(), visitor);
    } catch (IOException e) {
      findings.accept(
          Finding.error(
              Kind.UNREADABLE_FILE, survey.file(), 0, "the file cannot be read again: " + e));
    }
    duplicates
        .values()
        .forEach(
            c ->
                findings.accept(
                    Finding.info(
                        Kind.DUPLICATE,
                        c.at.file(),
                        c.at.number(),
                        describe(c) + " are also at " + c.with + "; they were counted once")));
    forks
        .values()
        .forEach(
            c ->
                findings.accept(
                    Finding.error(
                        Kind.FORK,
                        c.at.file(),
                        c.at.number(),
                        describe(c)
                            + " differ from those that begin at "
                            + c.with
                            + "; all of them were kept out")));
  }

  private static String describe(Clash clash) {
    return clash.windows + " windows (" + clash.firstSeq + " to " + clash.lastSeq + ")";
  }
}
