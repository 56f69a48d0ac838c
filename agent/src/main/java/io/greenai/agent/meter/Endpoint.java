package io.greenai.agent.meter;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An address that serves metrics in Prometheus's text format. One page serves all meters for
 * {@value #PAGE_SECONDS} s, and so does a failure to get one. Any number of threads may use it.
 */
final class Endpoint {
  static final long PAGE_SECONDS = 5;
  private static final int TIMEOUT_MILLIS = 1_500;

  private final HttpPage address;
  private final Set<String> metrics;
  private final LongSupplier clock;
  private List<String> page = List.of();
  private @Nullable IOException failure = new IOException("not asked yet");
  private long askedNanos;

  /**
   * @param metrics whose lines are kept of a page
   * @throws IllegalArgumentException where it is not an http or https address
   */
  Endpoint(String address, Collection<String> metrics, LongSupplier clock) {
    this.address = new HttpPage(address, TIMEOUT_MILLIS);
    this.metrics = Set.copyOf(metrics);
    this.clock = clock;
    this.askedNanos = clock.getAsLong() - TimeUnit.SECONDS.toNanos(PAGE_SECONDS);
  }

  /** The address without what may be secret in it. */
  String name() {
    return address.name();
  }

  /**
   * The metrics' lines on a page that is at most {@value #PAGE_SECONDS} s old.
   *
   * @throws IOException where it cannot be had
   */
  synchronized List<String> lines() throws IOException {
    long now = clock.getAsLong();
    if (now - askedNanos >= TimeUnit.SECONDS.toNanos(PAGE_SECONDS)) {
      askedNanos = now;
      try {
        page = address.lines(line -> metrics.stream().anyMatch(line::startsWith));
        failure = null;
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw new IOException(failure);
    }
    return page;
  }
}
