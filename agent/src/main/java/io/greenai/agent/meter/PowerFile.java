package io.greenai.agent.meter;

import io.greenai.agent.cpu.KernelFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Power as the kernel shows it in a file, or in two whose product it is. Below 0, as sensors show
 * at rest or while a battery is charged, nothing is drawn.
 */
final class PowerFile implements PowerInput {
  /** No machine draws more; drivers show all ones where the firmware does not answer. */
  private static final long MOST_MICROWATTS = 20_000_000_000L;

  private final Path path;
  private final KernelFile first;
  private final @Nullable KernelFile second;
  private final long divisor;
  private final boolean rectified;

  private PowerFile(
      Path path, KernelFile first, @Nullable KernelFile second, long divisor, boolean rectified) {
    this.path = path;
    this.first = first;
    this.second = second;
    this.divisor = divisor;
    this.rectified = rectified;
  }

  /** The same without the sign, on which the drivers of batteries do not agree. */
  PowerFile rectified() {
    return new PowerFile(path, first, second, divisor, true);
  }

  /**
   * Power in microwatts.
   *
   * @throws IOException where the file cannot be opened
   */
  static PowerFile of(Path microwatts) throws IOException {
    return new PowerFile(microwatts, KernelFile.open(microwatts, 64), null, 1, false);
  }

  /**
   * Voltage times current.
   *
   * @param divisor by which the product is more than microwatts: 1 for mV and mA
   * @throws IOException where a file cannot be opened
   */
  static PowerFile of(Path voltage, Path current, long divisor) throws IOException {
    KernelFile first = KernelFile.open(voltage, 64);
    try {
      return new PowerFile(voltage, first, KernelFile.open(current, 64), divisor, false);
    } catch (IOException e) {
      first.close();
      throw e;
    }
  }

  /** Where one file cannot be read the other is opened anew as well: both may be new when back. */
  @Override
  public long microwatts() throws IOException {
    long value;
    try {
      value = first.readSigned();
      if (second != null) {
        value = Math.multiplyExact(value, second.readSigned()) / divisor;
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    value = rectified ? Math.abs(value) : Math.max(0, value);
    if (value > MOST_MICROWATTS) {
      throw new IOException(path + " shows " + value + " uW, more than 20 kW");
    }
    return value;
  }

  @Override
  public void close() {
    first.close();
    if (second != null) {
      second.close();
    }
  }
}
