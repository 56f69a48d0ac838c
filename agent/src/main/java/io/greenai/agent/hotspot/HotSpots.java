package io.greenai.agent.hotspot;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.cpu.JfrRecordings;
import io.greenai.agent.weave.MethodModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
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
  private static final Pattern ADDRESS = Pattern.compile("(\\$\\d+)?[/.+]0x[0-9a-f]+$");

  private final StackFile file;
  private final SampleJoin join;
  private final Consumer<String> tell;
  private final ModelStacks stacks = new ModelStacks();
  private @Nullable RecordingStream stream;
  private long lastWriteNanos = System.nanoTime();
  private boolean closed;

  /**
   * Hot spots of a run.
   *
   * @param configured methods of the application that are models
   * @param ofLibraries methods of libraries that do a model's work
   * @param tell takes the one line about what does not work
   */
  public HotSpots(
      String runId, List<MethodModel> configured, Set<String> ofLibraries, Consumer<String> tell) {
    this.file = new StackFile(runId + "-hotspots.collapsed", tell);
    this.join = new SampleJoin(new WovenMethods(configured, ofLibraries));
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
    RecordingStream opening = JfrRecordings.open();
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
    file.beside(ledger);
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
    List<WovenMethods.Frame> frames =
        trace.getFrames().stream()
            .filter(frame -> frame.isJavaFrame())
            .map(frame -> frame(frame.getMethod()))
            .toList();
    SampleJoin.Joined joined = join.join(event.getStartTime(), thread.getJavaThreadId(), frames);
    if (joined != null) {
      synchronized (this) {
        stacks.add(joined.model(), joined.inwards());
      }
    }
  }

  private static WovenMethods.Frame frame(RecordedMethod method) {
    return new WovenMethods.Frame(
        plain(method.getType().getName()) + "." + method.getName(), method.getDescriptor());
  }

  private void writeInTime() {
    if (System.nanoTime() - lastWriteNanos > BETWEEN_WRITES.toNanos()) {
      lastWriteNanos = System.nanoTime();
      write();
    }
  }

  private synchronized void write() {
    if (file.write(stacks.lines())) {
      stacks.clear();
    }
  }

  /** Hidden classes, those of lambdas among them, have an address for a name, new in every run. */
  static String plain(String type) {
    return ADDRESS.matcher(type).replaceFirst("");
  }
}
