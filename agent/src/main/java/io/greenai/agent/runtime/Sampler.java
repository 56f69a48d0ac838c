package io.greenai.agent.runtime;

import io.greenai.agent.attribute.ModelCounters;
import io.greenai.agent.attribute.Sample;
import io.greenai.agent.attribute.WindowBook;
import io.greenai.agent.attribute.WindowEntries;
import io.greenai.ledger.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The one thread that reads meters and clocks: a sample a second, a window at its end. What goes
 * wrong in a sample costs that sample and is told; it ends neither the thread nor the application.
 */
final class Sampler implements Runnable {

  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A baseline from before is of a time when no model was there to be booked. */
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final SampleReader reader;
  private final ModelActivities activities;
  private final Function<SampleReader, WindowPublisher> publishing;
  private final Duration window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Gap> gaps = new ArrayList<>();
  private final EarlierSessions earlier = new EarlierSessions(Console::tell);
  private boolean stopped;
  private boolean paused;
  private long seq;

  Sampler(
      SampleReader reader,
      ModelActivities activities,
      Function<SampleReader, WindowPublisher> publishing,
      Duration window) {
    this.reader = reader;
    this.activities = activities;
    this.publishing = publishing;
    this.window = window;
  }

  /** Ends the run after one more sample. */
  void stop() {
    signal(() -> stopped = true);
  }

  void pause() {
    signal(() -> paused = true);
  }

  void resume() {
    signal(() -> paused = false);
  }

  @Override
  public void run() {
    if (System.nanoTime() - reader.sampledNanos() > STALE_NANOS) {
      reader.rebase(gaps::add);
    }
    WindowClock clock = clock();
    WindowPublisher publisher = publishing.apply(reader);
    WindowBook book = new WindowBook();
    sample(
        book, publisher,
        false); // The first one loads what the others need; the last may have little time left.
    long nextNanos = System.nanoTime() + PERIOD_NANOS;
    while (true) {
      boolean last = sleepUntil(Math.min(nextNanos, clock.endNanos()));
      boolean pausing = isPaused();
      long now = System.nanoTime();
      sample(book, publisher, last || pausing);
      boolean ends = last || pausing || now >= clock.endNanos();
      if (ends) {
        close(book, clock, publisher);
        clock.next(wallAt(reader.sampledNanos()), reader.sampledNanos());
      }
      if (last) {
        publisher.close("shutdown");
        reader.close();
        return;
      }
      if (pausing) {
        waitWhilePaused();
        clock = clock();
      }
      nextNanos = Math.max(nextNanos + PERIOD_NANOS, System.nanoTime() + PERIOD_NANOS / 2);
    }
  }

  /** The first window begins with the baseline, however long it takes to open a ledger for it. */
  private WindowClock clock() {
    return new WindowClock(window, wallAt(reader.sampledNanos()), reader.sampledNanos());
  }

  private static Instant wallAt(long nanos) {
    return Instant.now().minusNanos(System.nanoTime() - nanos);
  }

  private void sample(WindowBook book, WindowPublisher publisher, boolean last) {
    try {
      Sample sample = reader.read(last, gaps::add);
      activities.add(sample);
      publisher.observe(sample);
      book.add(sample);
    } catch (RuntimeException | LinkageError e) {
      Console.tell("a sample is lost: " + e);
      gaps.add(new Gap(Instant.now(), PERIOD_NANOS, "sample-failed", 0));
    }
  }

  private void close(WindowBook book, WindowClock clock, WindowPublisher publisher) {
    try {
      Duration step = clock.stepped(Instant.now(), System.nanoTime());
      if (!step.isZero()) {
        gaps.add(new Gap(clock.start(), 0, "clock-stepped by " + step, 0));
      }
      List<ModelCounters> models = activities.drain(reader.sampledNanos());
      WindowEntries entries = book.close(models);
      if (entries.durationNanos() > 0) {
        publisher.publish(entries.toWindow(seq++, clock.start(), List.copyOf(gaps)));
      }
      if (entries.durationNanos() > window.toNanos() / 2) { // the first one may be but a moment
        earlier.tell(models, entries.postings());
      }
      gaps.clear();
    } catch (RuntimeException | LinkageError e) {
      Console.tell("a window is lost: " + e);
      gaps.clear(); // They were the lost window's; kept, they would pile up while windows fail.
      gaps.add(new Gap(clock.start(), 0, "window-failed", 1));
    }
  }

  private void waitWhilePaused() {
    Instant from = Instant.now();
    long fromNanos = System.nanoTime();
    lock.lock();
    try {
      while (paused && !stopped) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    reader.rebase(gaps::add);
    activities.drain(reader.sampledNanos());
    gaps.add(new Gap(from, System.nanoTime() - fromNanos, "paused", 0));
  }

  private boolean isPaused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  private boolean sleepUntil(long nanos) {
    lock.lock();
    try {
      while (nanos - System.nanoTime() > 0 && !stopped && !paused) {
        try {
          changed.awaitNanos(nanos - System.nanoTime());
        } catch (InterruptedException e) {
          // Not ours to obey: the sampler ends when it is told to.
        }
      }
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void signal(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
