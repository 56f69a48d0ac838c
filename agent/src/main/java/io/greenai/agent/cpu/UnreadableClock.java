package io.greenai.agent.cpu;

import java.io.IOException;

/** The clock of a host that shows none. */
record UnreadableClock(IOException why) implements HostCpuClock {
  @Override
  public int cpus() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public boolean seesWholeHost() {
    return false;
  }

  @Override
  public long busyNanos() throws IOException {
    throw new IOException(why);
  }

  @Override
  public void close() {}
}
