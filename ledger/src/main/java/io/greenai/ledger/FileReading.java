package io.greenai.ledger;

import io.greenai.ledger.Finding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One pass over one file: which lines hold, and what is wrong with the others. */
final class FileReading {
  private final LineSource source;
  private final LedgerVisitor visitor;
  private final Path file;
  private final boolean fromStart;
  private HashChain chain;
  private long lines;
  private boolean closed;
  private long unknownFields;
  private long firstUnknownLine;
  private @Nullable Finding suspectedTear;

  FileReading(LineSource source, Position from, LedgerVisitor visitor) {
    this.source = source;
    this.visitor = visitor;
    this.file = source.file();
    this.lines = from.lines();
    this.fromStart = lines == 0;
    this.chain = HashChain.after(from.hash());
  }

  Position run() {
    long end = source.nextOffset();
    try {
      LineSource.Step step = source.next();
      boolean readable = true;
      while (readable && (step == LineSource.Step.LINE || step == LineSource.Step.TOO_LONG)) {
        lines++;
        flushSuspectedTear();
        readable = step == LineSource.Step.LINE ? line() : tooLong();
        end = source.nextOffset();
        step = source.next();
      }
      if (readable) {
        atEnd(step);
      }
    } catch (IOException e) {
      flushSuspectedTear();
      visitor.finding(
          Finding.error(
              Kind.UNREADABLE_FILE,
              file,
              lines + 1,
              "the file cannot be read beyond line " + lines + ": " + e.getMessage()));
    }
    if (unknownFields > 0) {
      visitor.finding(
          Finding.info(
              Kind.UNKNOWN_FIELDS,
              file,
              firstUnknownLine,
              unknownFields
                  + " fields that this release does not know were ignored, the first of them in"
                  + " this line"));
    }
    return new Position(end, lines, chain.head());
  }

  /** Tells whether the rest of the file is worth reading. */
  private boolean line() {
    byte[] buffer = source.buffer();
    int start = source.lineStart();
    int bodyLength = LineFormat.bodyLength(buffer, start, source.lineLength());
    byte[] hash = bodyLength < 0 ? null : LineFormat.hash(buffer, start, bodyLength);
    LineDecoder.Decoded decoded;
    try {
      decoded = LineDecoder.decode(buffer, start, source.lineLength());
      if (hash == null) {
        throw new MalformedLineException(
            "the last field is not a hash of 64 lower-case hex digits");
      }
    } catch (MalformedLineException.RefusedSchema e) {
      visitor.finding(Finding.error(Kind.REFUSED_SCHEMA, file, lines, e.problem()));
      return false;
    } catch (MalformedLineException e) {
      return broken(e.problem(), hash, bodyLength);
    }
    LedgerRecord record = decoded.record();
    if (lines == 1 && record instanceof Header header && header.previousHash() != null) {
      chain = HashChain.after(header.previousHash());
    }
    boolean follows = chain.accept(buffer, start, bodyLength, hash);
    if (!follows) {
      visitor.finding(
          Finding.error(
              Kind.CHAIN_BREAK,
              file,
              lines,
              "the line's hash does not follow from its bytes and the line before it: it was"
                  + " changed, or lines before it were; it was kept out"));
      return headerStands();
    }
    if (decoded.unknownFields() > 0) {
      firstUnknownLine = unknownFields == 0 ? lines : firstUnknownLine;
      unknownFields += decoded.unknownFields();
    }
    return deliver(record, chain.head());
  }

  private boolean deliver(LedgerRecord record, String hash) {
    Line line = new Line(file, lines, source.lineOffset(), hash);
    if (lines == 1) {
      if (!(record instanceof Header header)) {
        return noHeader("the first line is not a header");
      }
      visitor.header(header, line);
      return true;
    }
    String misplaced = null;
    if (closed) {
      misplaced = "a line after the footer; it was kept out";
    } else if (record instanceof Window window) {
      visitor.window(window, line);
    } else if (record instanceof Footer footer) {
      closed = true;
      visitor.footer(footer, line);
    } else {
      misplaced = "a second header; it was kept out";
    }
    if (misplaced != null) {
      visitor.finding(Finding.error(Kind.BROKEN_LINE, file, lines, misplaced));
    }
    return true;
  }

  private boolean tooLong() {
    suspectedTear =
        Finding.error(
            Kind.BROKEN_LINE,
            file,
            lines,
            "the line is longer than the limit of "
                + LineFormat.MAX_LINE_BYTES
                + " bytes; it was kept out");
    return headerStands();
  }

  private boolean broken(String problem, byte @Nullable [] hash, int bodyLength) {
    String message = problem + "; the line was kept out";
    if (hash == null) {
      chain.skip(source.buffer(), source.lineStart(), LineFormat.bodyOf(source.lineLength()));
      // At the very end of a file this is how a torn line looks.
      suspectedTear = Finding.error(Kind.BROKEN_LINE, file, lines, message);
    } else {
      visitor.finding(Finding.error(Kind.BROKEN_LINE, file, lines, message));
      chain.accept(source.buffer(), source.lineStart(), bodyLength, hash);
    }
    return headerStands();
  }

  private boolean headerStands() {
    return lines > 1 || noHeader("its first line does not hold");
  }

  private boolean noHeader(String why) {
    flushSuspectedTear();
    visitor.finding(
        Finding.error(
            Kind.HEADER,
            file,
            1,
            "the file has no usable header, " + why + "; all of its windows were kept out"));
    return false;
  }

  private void flushSuspectedTear() {
    if (suspectedTear != null) {
      visitor.finding(suspectedTear);
      suspectedTear = null;
    }
  }

  private void atEnd(LineSource.Step step) {
    if (step == LineSource.Step.TORN) {
      flushSuspectedTear();
      torn(lines + 1, "the last line has no end: its writer was killed, or is still writing");
    } else if (suspectedTear != null) {
      torn(suspectedTear.line(), suspectedTear.message());
    } else if (lines == 0 && fromStart) {
      torn(1, "the file is empty: its writer was killed, or is still writing");
    } else if (source.cutShort()) {
      torn(lines + 1, "the gzip stream ends before its trailer: the file was copied in part");
    }
  }

  private void torn(long line, String message) {
    suspectedTear = null;
    visitor.finding(Finding.warning(Kind.TORN_TAIL, file, line, message));
  }
}
