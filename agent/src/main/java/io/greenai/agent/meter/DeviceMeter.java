package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.util.Optional;

/** A meter of the device at a PCI address. */
record DeviceMeter(Meter meter, String address) implements Meter {
  @Override
  public MeterDeclaration declaration() {
    return meter.declaration();
  }

  @Override
  public long readMicrojoules() throws MeterException {
    return meter.readMicrojoules();
  }

  @Override
  public Optional<String> device() {
    return Optional.of(address);
  }

  @Override
  public void close() {
    meter.close();
  }
}
