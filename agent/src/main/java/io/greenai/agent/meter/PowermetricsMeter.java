package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads Apple's {@code powermetrics}, a process that prints a sample every second. A reading waits
 * for the next one, so it is for {@link BackgroundMeter}'s thread. The process ends with the meter,
 * or at its next sample when this process is gone.
 */
final class PowermetricsMeter implements Meter {
  private static final long RESTART_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final MeterDeclaration declaration;
  private final ProcessBuilder command;
  private final LongSupplier clock;
  private final PowermetricsText text = new PowermetricsText();
  private Process process;
  private BufferedReader output;
  private long startedNanos;

  /**
   * @param clock monotonic nanoseconds
   * @throws IOException where the program cannot be started
   */
  PowermetricsMeter(MeterDeclaration declaration, Path program, LongSupplier clock)
      throws IOException {
    this.declaration = declaration;
    this.clock = clock;
    this.command =
        new ProcessBuilder(
                program.toString(),
                "--samplers",
                "cpu_power",
                "--sample-rate",
                "1000",
                "--buffer-size",
                "1")
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    command.environment().clear(); // Nothing of the application's goes along.
    process = command.start();
    output = outputOf(process);
    startedNanos = clock.getAsLong();
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  /** Waits for one sample, and takes all that are there. */
  @Override
  public long readMicrojoules() throws MeterException {
    try {
      for (boolean sampled = false; !sampled || output.ready(); ) {
        String line = output.readLine();
        if (line == null) {
          restart();
          throw new IOException("it ended");
        }
        sampled |= text.accept(line);
      }
      return text.microjoules();
    } catch (IOException e) {
      throw new MeterException("powermetrics tells nothing (" + e.getMessage() + ")", e);
    }
  }

  /** Once a minute at most: what ends at once is not to be started without end. */
  private void restart() throws IOException {
    if (clock.getAsLong() - startedNanos >= RESTART_NANOS) {
      close();
      startedNanos = clock.getAsLong();
      process = command.start();
      output = outputOf(process);
    }
  }

  private static BufferedReader outputOf(Process process) {
    return process.inputReader(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
