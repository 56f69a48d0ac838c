package com.example.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends requests to one endpoint at a fixed rate for a fixed time, with a bounded number in flight.
 * Latency counts from the moment a request was due, so a service that falls behind cannot hide it.
 */
public final class LoadGenerator {
  private static final int WORKERS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final URI address;
  private final LoadTarget target;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /** A generator for {@code target} of the service at {@code address}. */
  public LoadGenerator(URI address, LoadTarget target) {
    this.address = address.resolve(target.path());
    this.target = target;
  }

  /** Sends the whole load and returns when the last answer is in. */
  public LoadSummary run(Duration duration) throws InterruptedException {
    int requests = (int) Math.ceil(target.requestsPerSecond() * duration.toMillis() / 1000.0);
    long[] latencyNanos = new long[requests];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger errors = new AtomicInteger();
    long start = System.nanoTime();
    Thread[] workers = new Thread[WORKERS];
    for (int worker = 0; worker < WORKERS; worker++) {
      Runnable work = () -> work(start, latencyNanos, next, errors);
      workers[worker] = new Thread(work, "load" + target.path() + "-" + worker);
      workers[worker].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return LoadSummary.of(target.path(), latencyNanos, errors.get());
  }

  private void work(long start, long[] latencyNanos, AtomicInteger next, AtomicInteger errors) {
    for (int request = next.getAndIncrement();
        request < latencyNanos.length;
        request = next.getAndIncrement()) {
      long due = start + (long) (request * 1e9 / target.requestsPerSecond());
      try {
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())).toMillis());
        if (!succeeds(target.body().apply(request))) {
          errors.incrementAndGet();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      latencyNanos[request] = Math.max(0, System.nanoTime() - due);
    }
  }

  private boolean succeeds(byte[] body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", target.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
