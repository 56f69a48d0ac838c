package com.example.serving;

import ai.onnxruntime.OrtException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves {@code POST /score} (fraud probability of 48 features), {@code POST /tag} (label of a 64
 * by 64 RGB image, channels first) and {@code GET /health} on a bounded thread pool. A full queue
 * pushes back on the socket instead of growing.
 */
final class InferenceServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int QUEUE_LENGTH = 128;

  private final TensorModel fraudScorer;
  private final TensorModel imageTagger;
  private final ExecutorService executor;
  private final HttpServer http;

  /**
   * Loads both models and starts to listen.
   *
   * @param models folder that holds {@code fraud-scorer.onnx} and {@code image-tagger.onnx}
   * @param port TCP port on the loopback interface, 0 for any free one
   */
  InferenceServer(Path models, int port, int intraOpThreads) throws IOException, OrtException {
    this.fraudScorer = new TensorModel(file(models, "fraud-scorer.onnx"), intraOpThreads, 48);
    this.imageTagger =
        new TensorModel(file(models, "image-tagger.onnx"), intraOpThreads, 3, 64, 64);
    this.executor = pool();
    // The JDK's server writes header and body apart: with Nagle's algorithm on, an answer waits 40
    // ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(executor);
    http.createContext("/score", new InferenceHandler(fraudScorer, "scores", row -> row[0]));
    http.createContext("/tag", new InferenceHandler(imageTagger, "tags", ImageTag::best));
    http.createContext("/health", this::health);
    http.start();
  }

  URI address() {
    return URI.create("http://localhost:" + http.getAddress().getPort());
  }

  @Override
  public void close() throws OrtException {
    http.stop(1);
    executor.shutdown();
    fraudScorer.close();
    imageTagger.close();
  }

  private void health(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<String> models = List.of(fraudScorer.name(), imageTagger.name());
      JsonAnswer.send(exchange, 200, Map.of("status", "up", "models", models));
    }
  }

  private static Path file(Path models, String name) throws NoSuchFileException {
    Path file = models.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "build the models with mvn package");
    }
    return file;
  }

  private static ExecutorService pool() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        THREADS,
        THREADS,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(QUEUE_LENGTH),
        task -> new Thread(task, "http-" + number.incrementAndGet()),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }
}
