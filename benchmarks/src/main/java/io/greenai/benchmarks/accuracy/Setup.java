package io.greenai.benchmarks.accuracy;

import java.nio.file.Path;

/**
 * What the cases run with.
 *
 * @param agent the agent's jar
 * @param java the home of the JDK that runs the workloads
 * @param javaVersion of that JDK
 * @param seconds that each case is measured for, a multiple of {@link #WINDOW_SECONDS}
 * @param folder for the ledgers
 */
record Setup(Path agent, Path java, int javaVersion, int seconds, Path folder) {
  static final int WINDOW_SECONDS = 5;

  /** Power of the scripted meter, and the part of it that an idle host draws. */
  static final int WATTS = 10;

  static final int IDLE_WATTS = 4;
}
