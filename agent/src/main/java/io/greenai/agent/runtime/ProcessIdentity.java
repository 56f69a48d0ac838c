package io.greenai.agent.runtime;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** What one start of one JVM is called. */
record ProcessIdentity(String runId, String jvm, Instant jvmStart) {

  private static final int RANDOM_BYTES = 8;

  static ProcessIdentity ofThisJvm() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    String jvm =
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    String runId =
        Long.toString(start.getEpochSecond(), 36) + "-" + HexFormat.of().formatHex(random);
    return new ProcessIdentity(runId, jvm, start);
  }
}
