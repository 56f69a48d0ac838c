package io.greenai.agent.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that one thread prepares, and that is opened when it is both prepared and wanted. Any
 * number of threads may want it; what all of them wait for it has one limit, for they are the
 * application's.
 */
final class Opening<T> {
  private static final long NOT_YET = 0;

  private final CompletableFuture<T> prepared = new CompletableFuture<>();
  private final CompletableFuture<Void> wanted = new CompletableFuture<>();
  private final CompletableFuture<Void> opened;
  private final Consumer<String> tell;
  private final long patienceNanos;
  private final AtomicLong endNanos = new AtomicLong(NOT_YET);
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param open on the thread by which it becomes both
   * @param tell one sentence, once, where it opens late or not at all
   * @param patienceNanos that the application waits, from the first time that it is wanted on
   */
  Opening(Consumer<T> open, Consumer<String> tell, long patienceNanos) {
    this.opened = prepared.thenAcceptBoth(wanted, (ready, nothing) -> open.accept(ready));
    this.tell = tell;
    this.patienceNanos = patienceNanos;
  }

  /** Whether it is prepared now; never throws, whatever the preparation does. */
  boolean prepare(Supplier<T> preparation) {
    try {
      return prepared.complete(preparation.get());
    } catch (Throwable e) { // Whatever it is: nobody may wait for what does not come.
      prepared.completeExceptionally(e);
      return false;
    }
  }

  /**
   * Has it opened as soon as it is prepared, and waits for that: milliseconds, on a host without a
   * free CPU longer, but not for ever.
   */
  void want() {
    wanted.complete(null);
    try {
      opened.get(leftNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      tellOnce("the books open late, calls before that are not booked");
    } catch (ExecutionException e) {
      tellOnce("the books cannot be opened, nothing is measured: " + e.getCause());
    }
  }

  /** What is open, or null. */
  @Nullable T open() {
    return opened.isDone() && !opened.isCompletedExceptionally() ? prepared.join() : null;
  }

  private long leftNanos() {
    long now = System.nanoTime();
    endNanos.compareAndSet(NOT_YET, now + patienceNanos);
    return Math.max(0, endNanos.get() - now);
  }

  private void tellOnce(String text) {
    if (told.compareAndSet(false, true)) {
      tell.accept(text);
    }
  }
}
