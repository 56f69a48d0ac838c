package io.greenai.agent.meter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An address that serves metrics in Prometheus's text format. One page serves all meters for
 * {@value #PAGE_SECONDS} s, and so does a failure to get one. Any number of threads may use it.
 */
final class Endpoint {
  static final long PAGE_SECONDS = 5;
  private static final int TIMEOUT_MILLIS = 1_000;
  private static final int MAX_LINES = 50_000;

  private final URI address;
  private final LongSupplier clock;
  private List<String> page = List.of();
  private @Nullable IOException failure = new IOException("not asked yet");
  private long askedNanos;

  /**
   * @throws IllegalArgumentException where it is not an http or https address
   */
  Endpoint(String address, LongSupplier clock) {
    this.address = URI.create(address);
    this.clock = clock;
    this.askedNanos = clock.getAsLong() - TimeUnit.SECONDS.toNanos(PAGE_SECONDS);
    if (!List.of("http", "https").contains(this.address.getScheme())
        || this.address.getHost() == null) {
      throw new IllegalArgumentException("it is no http or https address");
    }
  }

  /** The address without what may be secret in it. */
  String name() {
    int port = address.getPort();
    return address.getHost() + (port < 0 ? "" : ":" + port) + address.getPath();
  }

  /**
   * The lines of a page that is at most {@value #PAGE_SECONDS} s old.
   *
   * @throws IOException where it cannot be had
   */
  synchronized List<String> lines() throws IOException {
    long now = clock.getAsLong();
    if (now - askedNanos >= TimeUnit.SECONDS.toNanos(PAGE_SECONDS)) {
      askedNanos = now;
      try {
        page = fetch();
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

  private List<String> fetch() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept", "text/plain");
    connection.setRequestProperty("Connection", "close"); // else the JDK keeps a thread for it
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("HTTP status " + connection.getResponseCode());
    }
    try (InputStream body = connection.getInputStream();
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).limit(MAX_LINES).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
