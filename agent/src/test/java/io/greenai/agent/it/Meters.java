package io.greenai.agent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;

/** Scripted meters with known truth. */
final class Meters {
  /**
   * How near energy and time come over some seconds: a sampler that waits for a CPU reads meter and
   * clock some tens of milliseconds apart.
   */
  static final Percentage TOLERANCE = Percentage.withPercentage(2);

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
