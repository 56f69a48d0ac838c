package com.example.serving;

import com.example.load.LoadGenerator;
import com.example.load.LoadSummary;
import com.example.load.LoadTarget;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Load on both endpoints at once: JSON on {@code /score}, binary images on {@code /tag}. */
final class SampleLoad {
  private SampleLoad() {}

  static List<LoadSummary> run(URI address, ServingOptions options)
      throws InterruptedException, ExecutionException {
    List<LoadTarget> targets =
        List.of(
            new LoadTarget("/score", options.scoreRate(), "application/json", SampleLoad::features),
            new LoadTarget(
                "/tag", options.tagRate(), "application/octet-stream", SampleLoad::image));
    ExecutorService executor = Executors.newFixedThreadPool(targets.size());
    try {
      List<Future<LoadSummary>> running = new ArrayList<>();
      for (LoadTarget target : targets) {
        LoadGenerator generator = new LoadGenerator(address, target);
        running.add(executor.submit(() -> generator.run(Duration.ofSeconds(options.seconds()))));
      }
      List<LoadSummary> summaries = new ArrayList<>();
      for (Future<LoadSummary> each : running) {
        summaries.add(each.get());
      }
      return summaries;
    } finally {
      executor.shutdownNow();
    }
  }

  /** One to four transactions of 48 features. */
  private static byte[] features(int request) {
    Random random = new Random(request);
    StringJoiner instances = new StringJoiner(",", "{\"instances\":[", "]}");
    for (int item = 0; item <= request % 4; item++) {
      StringJoiner instance = new StringJoiner(",", "[", "]");
      random.doubles(48, -1, 1).forEach(value -> instance.add(Float.toString((float) value)));
      instances.add(instance.toString());
    }
    return instances.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One noise image, 64 by 64 RGB. */
  private static byte[] image(int request) {
    Random random = new Random(request);
    ByteBuffer image =
        ByteBuffer.allocate(3 * 64 * 64 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (image.hasRemaining()) {
      image.putFloat(random.nextFloat());
    }
    return image.array();
  }
}
