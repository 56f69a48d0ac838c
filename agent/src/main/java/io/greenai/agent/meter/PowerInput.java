package io.greenai.agent.meter;

import java.io.IOException;

/** Power at this moment. */
interface PowerInput extends AutoCloseable {
  /**
   * Power in microwatts, 0 or more.
   *
   * @throws IOException where it cannot be read or is more than any machine draws
   */
  long microwatts() throws IOException;

  @Override
  default void close() {}
}
