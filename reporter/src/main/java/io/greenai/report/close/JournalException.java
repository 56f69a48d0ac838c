package io.greenai.report.close;

import java.io.IOException;

/** The journal or a close record is not what was written; the message says where. */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1;

  JournalException(String problem) {
    super(problem);
  }
}
