package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meter of the device at a PCI address. While the kernel has the device asleep it is not read,
 * for a read would wake it, and it draws next to nothing.
 */
final class DeviceMeter implements Meter {
  private final MeterDeclaration declaration;
  private final String address;
  private final String name;
  private final Path status;
  private final Opener opener;
  private @Nullable Meter awake;
  private long before;
  private long total;

  /** Opens the device's own meter. */
  interface Opener {
    Meter open() throws IOException;
  }

  /**
   * Opens the meter, unless the device sleeps.
   *
   * @param name of the device in this process, empty where it cannot use it
   * @param device its folder below {@code /sys}
   * @throws IOException where it cannot be read
   */
  DeviceMeter(MeterDeclaration declaration, String address, String name, Path device, Opener opener)
      throws IOException {
    this.declaration = declaration;
    this.address = address;
    this.name = name;
    this.status = device.resolve("power/runtime_status");
    this.opener = opener;
    this.awake = sleeps() ? null : opener.open();
  }

  private boolean sleeps() {
    return SysFiles.text(status).equals("suspended");
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    if (sleeps()) {
      close();
      return total;
    }
    Meter meter = awake;
    if (meter == null) {
      meter = open();
      awake = meter;
    }
    total = before + meter.readMicrojoules();
    return total;
  }

  private Meter open() throws MeterException {
    before = total;
    try {
      return opener.open();
    } catch (IOException e) {
      throw new MeterException(declaration.id() + " cannot be read (" + e + ")", e);
    }
  }

  @Override
  public Optional<String> device() {
    return Optional.of(address);
  }

  @Override
  public Optional<Accelerator> accelerator() {
    return Optional.of(Accelerator.unobserved(name));
  }

  @Override
  public void close() {
    Meter meter = awake;
    if (meter != null) {
      meter.close();
      awake = null;
    }
  }
}
