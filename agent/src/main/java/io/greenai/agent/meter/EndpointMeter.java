package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Energy counters among the metrics of an endpoint. Asks the network when it is read. */
final class EndpointMeter implements Meter {
  /**
   * What a meter reads at an endpoint.
   *
   * @param selectors of one domain, all of energy or all of power
   */
  record Series(MeterDeclaration declaration, Endpoint endpoint, List<MetricSelector> selectors) {
    Series {
      selectors = List.copyOf(selectors);
    }

    /** By the series that any of the selectors takes: one that two of them take counts once. */
    Map<String, Long> values() throws IOException {
      Map<String, Long> values = new TreeMap<>();
      for (MetricSelector selector : selectors) {
        Map<String, Long> selected = selector.values(endpoint.lines());
        if (selected.isEmpty()) {
          throw new IOException(endpoint.name() + " has no " + selector);
        }
        values.putAll(selected);
      }
      return values;
    }

    private long sum() throws IOException {
      return values().values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
  }

  private final Series series;
  private final LongSupplier clock;
  private final SeriesCounter counter;

  private EndpointMeter(Series series, LongSupplier clock, SeriesCounter counter) {
    this.series = series;
    this.clock = clock;
    this.counter = counter;
  }

  /**
   * Opens the meter of the series.
   *
   * @param mayRest whether what they count may draw nothing for minutes, as a guest may
   * @throws IOException where the endpoint does not answer or has none of them
   */
  static Meter open(Series series, boolean mayRest, LongSupplier clock) throws IOException {
    if (!series.selectors().get(0).isEnergy()) {
      return new PowerMeter(series.declaration(), series::sum, PowerIntegral.Rule.AVERAGE, clock);
    }
    return new EndpointMeter(
        series,
        clock,
        new SeriesCounter(series.declaration().id(), mayRest, series.values(), clock.getAsLong()));
  }

  @Override
  public MeterDeclaration declaration() {
    return series.declaration();
  }

  @Override
  public long readMicrojoules() throws MeterException {
    Map<String, Long> values;
    try {
      values = series.values();
    } catch (IOException e) {
      throw new MeterException(
          series.declaration().id() + " cannot be read (" + e.getMessage() + ")", e);
    }
    return counter.advance(values, clock.getAsLong());
  }

  @Override
  public long lateNanos() {
    return counter.lateNanos();
  }

  @Override
  public void close() {}
}
