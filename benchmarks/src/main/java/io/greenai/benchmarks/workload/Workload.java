package io.greenai.benchmarks.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Calls models for a while and writes down, second by second, what each of them cost.
 *
 * <p>{@code model=NAME:ENGINE:SIZE:THREADS} (repeated; engine {@code ort}, {@code djl-ort}, {@code
 * torch} or {@code java}), {@code pattern=concurrent} (a thread a model), {@code alternating} (one
 * thread, model after model) or {@code virtual:N} (N virtual threads, each of one model), {@code
 * pause=MILLIS} between the calls of a thread, {@code spin=true|false}, {@code global=THREADS} (a
 * pool that all sessions of ONNX Runtime share), {@code seconds=N}, {@code window=SECONDS} (the
 * stretch of time begins and ends on a UTC multiple of it), {@code log=FILE}, {@code await=FILE}
 * (once it prints {@value #SERVING} it waits for that file before it measures).
 */
public final class Workload {
  /** What it prints once its models are called. */
  public static final String SERVING = "serving";

  private static final Duration WARM_UP = Duration.ofSeconds(4);

  /** What the JVM's last compiler wants to see, twice. */
  private static final int CALLS_UNTIL_COMPILED = 10_000;

  private static final int SMALL = 8;
  private static final long PATIENCE_SECONDS = 10;
  private static final long POLL_MILLIS = 50;
  private static final long LINGER_MILLIS = 2_000;

  private final WorkloadOptions options;
  private final List<Thread> callers = new ArrayList<>();
  private volatile boolean stopped;

  private Workload(WorkloadOptions options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    WorkloadOptions options = WorkloadOptions.of(arguments);
    CpuClock clock = CpuClock.best();
    OrtModels ort = new OrtModels(options.spin(), options.globalThreads());
    Workload workload = new Workload(options);
    for (WorkloadOptions.ModelOption model : options.models()) {
      workload.warmUp(new ModelMeter("warm-up", served(ort, model.warmUp(SMALL)), clock));
    }
    List<ModelMeter> meters = new ArrayList<>();
    for (WorkloadOptions.ModelOption model : options.models()) {
      meters.add(new ModelMeter(model.name(), served(ort, model), clock));
    }
    workload.serve(meters);
    System.out.println(SERVING);
    while (!options.awaited().isEmpty() && !Files.exists(Path.of(options.awaited()))) {
      Thread.sleep(POLL_MILLIS);
    }
    Instant from = nextMultiple(Instant.now().plus(WARM_UP), options.windowSeconds());
    try (SecondLog log = new SecondLog(Path.of(options.log()), meters)) {
      log.run(from, options.seconds());
    }
    // What is measured does not end with the threads that it was measured on.
    Thread.sleep(LINGER_MILLIS);
    workload.stop();
    System.out.println("done");
  }

  private static Served served(OrtModels ort, WorkloadOptions.ModelOption model) throws Exception {
    return switch (model.engine()) {
      case "ort" -> ort.session(model.name(), model.size(), model.threads());
      case "djl-ort" -> ort.djl(model.name(), model.size(), model.threads());
      case "torch" -> new TorchModel(model.name(), model.size());
      case "java" -> JavaModels.model(model.number(), model.size());
      default -> throw new IllegalArgumentException("engine '" + model.engine() + "' is not known");
    };
  }

  /**
   * Calls a small model of the same kind until the JVM has compiled what stands around a model: the
   * binding's code, the clocks' and, where there is one, the agent's. Interpreted, it costs a call
   * up to 60 us, which are neither the model's nor the agent's for long.
   */
  private void warmUp(ModelMeter small) throws InterruptedException {
    Thread caller = factory("warm-up").newThread(() -> call(small, CALLS_UNTIL_COMPILED));
    caller.start();
    caller.join();
  }

  private static void call(ModelMeter meter, int times) {
    try {
      for (int i = 0; i < times; i++) {
        meter.call();
      }
    } catch (Exception e) {
      throw new IllegalStateException("a call failed", e);
    }
  }

  private ThreadFactory factory(String name) {
    return options.pattern().startsWith("virtual:") ? virtualThreads() : daemon(name);
  }

  private void serve(List<ModelMeter> meters) {
    String pattern = options.pattern();
    if (pattern.equals("concurrent")) {
      for (ModelMeter meter : meters) {
        start(daemon("serve-" + meter.name()), List.of(meter));
      }
    } else if (pattern.equals("alternating")) {
      start(daemon("serve-all"), meters);
    } else if (pattern.startsWith("virtual:")) {
      int threads = Integer.parseInt(pattern.substring("virtual:".length()));
      for (int i = 0; i < threads; i++) {
        start(virtualThreads(), List.of(meters.get(i % meters.size())));
      }
    } else {
      throw new IllegalArgumentException("pattern '" + pattern + "' is not known");
    }
  }

  private void start(ThreadFactory factory, List<ModelMeter> meters) {
    Thread caller = factory.newThread(() -> loop(meters));
    callers.add(caller);
    caller.start();
  }

  private void loop(List<ModelMeter> meters) {
    try {
      while (!stopped) {
        for (ModelMeter meter : meters) {
          meter.call();
          if (options.pauseMillis() > 0) {
            Thread.sleep(options.pauseMillis());
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("a call failed", e);
    }
  }

  /** The end of the JVM closes libraries, which no call may be in then. */
  private void stop() throws InterruptedException {
    stopped = true;
    for (Thread caller : callers) {
      caller.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
  }

  private static ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** {@code Thread.ofVirtual().factory()}, which Java 17 lacks. */
  private static ThreadFactory virtualThreads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads need Java 21 or newer", e);
    }
  }

  private static Instant nextMultiple(Instant after, int seconds) {
    long passed = Math.floorMod(after.getEpochSecond(), (long) seconds);
    return Instant.ofEpochSecond(after.getEpochSecond() - passed + seconds);
  }
}
