package io.greenai.agent.cpu;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * Which kernel thread ids are Java threads, told by JFR: what {@code /proc} cannot tell where
 * clocks do not tell threads apart. Listens for some seconds, in which every live thread is told.
 *
 * <p>JFR costs half a second of CPU and more to start, so it is asked only when needed. Safe for
 * use by many threads.
 */
public final class JfrThreadIds {

  /** Tells every live Java thread, resting ones too. */
  private static final String LIVE_THREADS = "jdk.ThreadAllocationStatistics";

  private static final Duration PERIOD = Duration.ofSeconds(2);

  private static final Duration ENOUGH = Duration.ofSeconds(7);
  private static final int MAX_ASKED = 3;
  private static final long MAX_BYTES = 4L << 20;

  private final Set<Integer> javaTids = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean streaming = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();

  /** Whether the thread has been told to be a Java thread. */
  public boolean isJava(int tid) {
    return javaTids.contains(tid);
  }

  /** The thread has ended, or another one has its id. */
  public void forget(int tid) {
    javaTids.remove(tid);
  }

  /**
   * Asks JFR on a thread of {@code daemons}; does nothing while it is being asked, nor after
   * {@value #MAX_ASKED} times.
   *
   * @param daemons runs its task on a daemon thread: a stream started otherwise would keep the JVM
   *     from ending
   */
  public void ask(Executor daemons) {
    if (asked.get() < MAX_ASKED && streaming.compareAndSet(false, true)) {
      asked.incrementAndGet();
      daemons.execute(this::stream);
    }
  }

  /** Blocks its thread until the stream is closed, from inside, after {@link #ENOUGH}. */
  private void stream() {
    long endNanos = System.nanoTime() + ENOUGH.toNanos();
    RecordingStream jfr = JfrRecordings.open();
    try {
      jfr.setMaxSize(MAX_BYTES);
      jfr.enable(LIVE_THREADS).withPeriod(PERIOD);
      jfr.onEvent(LIVE_THREADS, event -> add(event.getThread("thread")));
      jfr.onFlush(
          () -> {
            if (System.nanoTime() - endNanos > 0) {
              jfr.close();
            }
          });
      jfr.start();
    } finally {
      jfr.close();
      streaming.set(false);
    }
  }

  private void add(@Nullable RecordedThread thread) {
    if (thread != null && thread.getJavaThreadId() > 0) {
      javaTids.add((int) thread.getOSThreadId());
    }
  }
}
