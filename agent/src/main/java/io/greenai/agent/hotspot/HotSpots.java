package io.greenai.agent.hotspot;

import io.greenai.agent.attribute.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * Samples of where models' calls burn their CPU time, in a file beside the ledger: one line for
 * each stack with the number of its samples, by run and day.
 *
 * <p>By {@code jdk.CPUTimeSample} where the JVM has it (JDK 25 on Linux), else by {@code
 * jdk.ExecutionSample} and {@code jdk.NativeMethodSample}, every 20 ms. Names of classes and
 * methods only. {@link #run} blocks its thread for as long as samples are taken.
 */
public final class HotSpots {

  private static final Duration PERIOD = Duration.ofMillis(20);

  /** Opening a stream costs some hundred milliseconds; a service that starts has better to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(60);
  private static final String CPU_TIME = "jdk.CPUTimeSample";
  private static final List<String> BY_STATE =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
  private static final FileAttribute<?> READABLE_BY_GROUP =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

  private final String fileName;
  private final SampleJoin join;
  private final Consumer<String> tell;
  private final ModelStacks stacks = new ModelStacks();
  private volatile @Nullable Path folder;
  private @Nullable Path written;
  private @Nullable RecordingStream stream;
  private long lastWriteNanos = System.nanoTime();
  private boolean closed;

  /**
   * Hot spots of a run.
   *
   * @param configured models by their methods, written {@code com.acme.Scorer.score}
   * @param tell takes the one line about what does not work
   */
  public HotSpots(String runId, Map<String, String> configured, Consumer<String> tell) {
    this.fileName = runId + "-hotspots.collapsed";
    this.join = new SampleJoin(configured);
    this.tell = tell;
  }

  /** Takes samples until {@link #close}. For a daemon thread of its own. */
  public void run() {
    try {
      Thread.sleep(PATIENCE.toMillis());
      RecordingStream opened = open();
      if (opened != null) {
        opened.start();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      tell.accept("hot spots are not sampled: " + e);
    }
  }

  private synchronized @Nullable RecordingStream open() {
    if (closed) {
      return null;
    }
    RecordingStream opening = new RecordingStream();
    boolean byCpuTime =
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
            .anyMatch(type -> type.getName().equals(CPU_TIME));
    if (byCpuTime) {
      opening.enable(CPU_TIME).with("throttle", PERIOD.toMillis() + "ms");
      opening.onEvent(CPU_TIME, event -> add(event, event.getThread("eventThread")));
    } else {
      for (String name : BY_STATE) {
        opening.enable(name).withPeriod(PERIOD);
        opening.onEvent(name, event -> add(event, event.getThread("sampledThread")));
      }
    }
    opening.onFlush(this::writeInTime);
    opening.onError(e -> tell.accept("a sample of hot spots is lost: " + e));
    stream = opening;
    return opening;
  }

  /** What the threads did in an interval. For the sampler. */
  public void observe(long nanos, List<Caller> callers) {
    join.observe(Instant.now(), nanos, callers);
  }

  /** The folder of the ledger's current file; another day's is another one. */
  public void beside(Path ledger) {
    folder = ledger.getParent();
  }

  /** Ends sampling and writes what there is. */
  public void close() {
    RecordingStream running;
    synchronized (this) {
      closed = true;
      running = stream;
    }
    try {
      if (running != null) {
        running.close();
      }
    } catch (RuntimeException | LinkageError e) {
      tell.accept("hot spots end early: " + e);
    }
    write();
  }

  private void add(RecordedEvent event, @Nullable RecordedThread thread) {
    RecordedStackTrace trace = event.getStackTrace();
    if (thread == null || trace == null) {
      return;
    }
    List<String> frames =
        trace.getFrames().stream()
            .filter(frame -> frame.isJavaFrame())
            .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName())
            .toList();
    SampleJoin.Joined joined = join.join(event.getStartTime(), thread.getJavaThreadId(), frames);
    if (joined != null) {
      synchronized (this) {
        stacks.add(joined.model(), joined.inwards());
      }
    }
  }

  private void writeInTime() {
    if (System.nanoTime() - lastWriteNanos > BETWEEN_WRITES.toNanos()) {
      lastWriteNanos = System.nanoTime();
      write();
    }
  }

  /** Replaces the file of the day that is being written; the next day begins with nothing. */
  private synchronized void write() {
    Path now = folder;
    Path into = written == null ? now : written;
    List<String> lines = stacks.lines();
    if (into == null || lines.isEmpty()) {
      return;
    }
    try {
      Path draft = into.resolve(fileName + ".tmp");
      Files.deleteIfExists(draft);
      Files.createFile(draft, READABLE_BY_GROUP);
      Files.write(draft, lines);
      Files.move(draft, into.resolve(fileName), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      tell.accept("hot spots cannot be written: " + e);
    }
    if (!into.equals(now)) {
      stacks.clear();
    }
    written = now;
  }
}
