package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongSupplier;

/** An energy counter among the metrics of an endpoint. Asks the network when it is read. */
final class EndpointMeter implements Meter {
  /** Exporters count in steps of seconds; a processor that draws nothing for longer is none. */
  private static final long STALL_SECONDS = 120;

  private final MeterDeclaration declaration;
  private final Endpoint endpoint;
  private final MetricSelector selector;
  private final LongSupplier clock;
  private final CumulativeCounter counter;

  private EndpointMeter(
      MeterDeclaration declaration,
      Endpoint endpoint,
      MetricSelector selector,
      LongSupplier clock,
      long raw) {
    this.declaration = declaration;
    this.endpoint = endpoint;
    this.selector = selector;
    this.clock = clock;
    this.counter =
        new CumulativeCounter(declaration.id(), 0, STALL_SECONDS, raw, clock.getAsLong());
  }

  /**
   * Opens the meter of the series.
   *
   * @throws IOException where the endpoint does not answer or has none of them
   */
  static Meter open(
      MeterDeclaration declaration, Endpoint endpoint, MetricSelector selector, LongSupplier clock)
      throws IOException {
    return selector.isEnergy()
        ? new EndpointMeter(declaration, endpoint, selector, clock, value(endpoint, selector))
        : new PowerMeter(
            declaration, List.of(() -> value(endpoint, selector)), PowerMeter.Rule.AVERAGE, clock);
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    long raw;
    try {
      raw = value(endpoint, selector);
    } catch (IOException e) {
      throw new MeterException(declaration.id() + " cannot be read (" + e.getMessage() + ")", e);
    }
    return counter.advance(raw, clock.getAsLong());
  }

  @Override
  public void close() {}

  private static long value(Endpoint endpoint, MetricSelector selector) throws IOException {
    BigDecimal sum =
        selector
            .sum(endpoint.lines())
            .orElseThrow(() -> new IOException(endpoint.name() + " has no " + selector));
    try {
      return sum.longValueExact();
    } catch (ArithmeticException e) {
      throw new IOException(selector + " is beyond 2^63 - 1", e);
    }
  }
}
