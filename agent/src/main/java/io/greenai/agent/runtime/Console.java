package io.greenai.agent.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the agent says, on stderr; stdout is the application's. Each line once, and no more than
 * {@value #MAX_LINES} in all; that it was the last one says.
 */
final class Console {

  static final int MAX_LINES = 50;

  static final String LAST =
      MAX_LINES
          + " lines are told; the agent works on and tells no more. What it finds now is told by"
          + " 'java -jar greenai.jar doctor'";

  static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private Console() {}

  static void tell(String line) {
    if (TOLD.size() < MAX_LINES && TOLD.add(line)) {
      print(line);
      if (TOLD.size() >= MAX_LINES && TOLD.add(LAST)) {
        print(LAST);
      }
    }
  }

  private static void print(String line) {
    System.err.println("greenai: " + line);
  }
}
