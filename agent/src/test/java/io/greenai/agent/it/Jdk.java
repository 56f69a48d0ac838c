package io.greenai.agent.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/**
 * An installed JDK.
 *
 * @param role why it is tested
 * @param feature its feature version, 0 where this machine has none for the role
 */
record Jdk(String role, int feature, Path home) {
  static Jdk missing(String role) {
    return new Jdk(role, 0, Path.of(""));
  }

  /** Skips the test, visibly, where there is no such JDK. */
  Path tool(String name) {
    assumeTrue(feature > 0, "there is no " + role + " on this machine");
    return home.resolve("bin").resolve(name);
  }

  @Override
  public String toString() {
    return role + (feature > 0 ? " (" + feature + ")" : " (none installed)");
  }
}
