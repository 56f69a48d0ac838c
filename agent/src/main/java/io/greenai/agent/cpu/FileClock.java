package io.greenai.agent.cpu;

/** A clock of one file of the kernel. */
abstract class FileClock implements HostCpuClock {
  final KernelFile file;
  private final int cpus;
  private final boolean ofHost;

  /**
   * @param ofHost whether the whole host is seen in it
   */
  FileClock(KernelFile file, int cpus, boolean ofHost) {
    this.file = file;
    this.cpus = cpus;
    this.ofHost = ofHost;
  }

  @Override
  public final int cpus() {
    return cpus;
  }

  @Override
  public final boolean seesWholeHost() {
    return ofHost;
  }

  @Override
  public final void close() {
    file.close();
  }
}
