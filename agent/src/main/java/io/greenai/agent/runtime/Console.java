package io.greenai.agent.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the agent says, on stderr; stdout is the application's. Each line once, and no more than
 * {@value #MAX_LINES} in all.
 */
final class Console {

  private static final int MAX_LINES = 50;

  static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private Console() {}

  static void tell(String line) {
    if (TOLD.size() < MAX_LINES && TOLD.add(line)) {
      System.err.println("greenai: " + line);
    }
  }
}
