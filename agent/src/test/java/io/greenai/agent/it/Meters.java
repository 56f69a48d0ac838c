package io.greenai.agent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scripted meters with known truth. */
final class Meters {
  private Meters() {}

  /** A meter of constant power that reads the same in every process of the host. */
  static Path watts(Path folder, int watts) throws IOException {
    return Files.writeString(
        folder.resolve("meter.txt"),
        """
        epoch = unix

        [scripted:package-0]
        domain = cpu
        quality = measured
        watts = %d
        """
            .formatted(watts));
  }
}
