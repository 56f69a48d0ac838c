package io.greenai.agent.meter.nvml;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a source that may take long, or for ever, on a daemon thread of its own. An answer that
 * comes late is taken when next asked, and the next question is put at once. Asked by one thread.
 *
 * @param <T> an answer
 */
final class PatientReader<T> {
  private final Semaphore questions = new Semaphore(0);
  private final LinkedBlockingQueue<T> answers = new LinkedBlockingQueue<>();
  private final LongSupplier clock;
  private volatile boolean closed;
  private boolean waiting;
  private long askedNanos;

  private PatientReader(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Starts a reader.
   *
   * @param source is asked on the reader's thread alone; must not throw
   * @param end is run there in the end
   */
  static <T> PatientReader<T> start(
      BiConsumer<String, Runnable> background,
      LongSupplier clock,
      Supplier<T> source,
      Runnable end) {
    PatientReader<T> reader = new PatientReader<>(clock);
    background.accept("greenai-nvml", () -> reader.run(source, end));
    return reader;
  }

  private void run(Supplier<T> source, Runnable end) {
    while (true) {
      questions.acquireUninterruptibly();
      if (closed) {
        end.run();
        return;
      }
      answers.add(source.get());
    }
  }

  /** The answer, unless it takes longer than {@code patienceMillis}. */
  Optional<T> ask(long patienceMillis) {
    boolean late = waiting;
    if (!waiting) {
      put();
    }
    T answer = await(patienceMillis);
    if (answer == null) {
      return Optional.empty();
    }
    waiting = false;
    if (late) {
      put();
    }
    return Optional.of(answer);
  }

  /** How long the last question has been without an answer. */
  long waitedNanos() {
    return waiting ? clock.getAsLong() - askedNanos : 0;
  }

  /** Ends the thread, once the source has answered. */
  void close() {
    closed = true;
    questions.release();
  }

  private void put() {
    waiting = true;
    askedNanos = clock.getAsLong();
    questions.release();
  }

  private @Nullable T await(long millis) {
    try {
      return answers.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return null; // The sampler's thread is not the application's to interrupt.
    }
  }
}
