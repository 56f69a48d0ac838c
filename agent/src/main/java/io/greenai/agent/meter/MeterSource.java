package io.greenai.agent.meter;

/**
 * One kind of place where energy readings come from. A new one is one class that implements this,
 * with its meters, and a line in {@link MeterSources}.
 *
 * <p>Looking costs milliseconds where it can; what is slow to read (a network, a library that
 * polls) is read on a thread of {@link MeterSite#background}. The books wait for all sources, the
 * application for two seconds of that at most.
 */
public interface MeterSource {
  /** What the setting {@code meter} calls it: one lower-case word. */
  String name();

  /** What it finds at a site. The meters are open; their caller closes them. Never throws. */
  Found find(MeterSite site);
}
