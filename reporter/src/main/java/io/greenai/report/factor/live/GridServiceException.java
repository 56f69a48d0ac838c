package io.greenai.report.factor.live;

import java.io.IOException;

/**
 * A service that did not answer, or not with what it was asked for; the message says what to do.
 */
public final class GridServiceException extends IOException {
  private static final long serialVersionUID = 1;

  GridServiceException(String message) {
    super(message);
  }
}
