package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.MeterDeclaration;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundMeterTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  @Test
  void untilItAnswersItHasNothingToTell() {
    CountDownLatch never = new CountDownLatch(1);
    try (Meter meter =
        open(
            () -> {
              never.await();
              throw new AssertionError("it was let go");
            })) {
      assertThatThrownBy(meter::readMicrojoules)
          .isInstanceOf(NothingToTell.class)
          .hasMessage("model:dram has not answered yet");
    }
  }

  @Test
  void anErrorOfOneReadingDoesNotEndTheMeter() throws Exception {
    Deque<Callable<Meter>> answers = new ArrayDeque<>();
    answers.add(
        () -> {
          throw new NoClassDefFoundError("a library that does not load");
        });
    answers.add(
        () -> {
          throw new StackOverflowError();
        });
    try (Meter meter = open(() -> answers.isEmpty() ? memory() : answers.remove().call())) {
      long energy = -1;
      for (int i = 0; i < 200 && energy < 0; i++) {
        Thread.sleep(50);
        energy = tell(meter);
      }
      assertThat(energy).isNotNegative();
    }
  }

  @Test
  void aReadingThatHangsIsLateBeforeItIsNone() throws Exception {
    AtomicLong clock = new AtomicLong();
    CountDownLatch never = new CountDownLatch(1);
    try (Meter meter =
        new BackgroundMeter(
            memory().declaration(),
            () -> new AnswersOnce(never),
            Sites.at(folder, MeterSettings.DEFAULT, clock))) {
      for (int i = 0; i < 200 && tell(meter) < 0; i++) {
        Thread.sleep(50);
      }

      clock.set(3 * SECOND);
      assertThat(meter.readMicrojoules()).isEqualTo(7);
      assertThat(meter.lateNanos()).isZero();
      clock.set(4 * SECOND);
      assertThat(meter.readMicrojoules()).isEqualTo(7);
      assertThat(meter.lateNanos()).isEqualTo(4 * SECOND);
      clock.set(11 * SECOND);
      assertThatThrownBy(meter::readMicrojoules).hasMessage("model:dram has not answered for 11 s");
    } finally {
      never.countDown();
    }
  }

  /** Tells 7 uJ, and hangs when it is asked again. */
  private static final class AnswersOnce implements Meter {
    private final CountDownLatch end;
    private boolean asked;

    AnswersOnce(CountDownLatch end) {
      this.end = end;
    }

    @Override
    public MeterDeclaration declaration() {
      return memory().declaration();
    }

    @Override
    public long readMicrojoules() throws MeterException {
      if (asked) {
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new MeterException("it was let go", e);
        }
      }
      asked = true;
      return 7;
    }

    @Override
    public void close() {}
  }

  private static long tell(Meter meter) {
    try {
      return meter.readMicrojoules();
    } catch (MeterException e) {
      return -1;
    }
  }

  private Meter open(Callable<Meter> opener) {
    return new BackgroundMeter(
        memory().declaration(), opener, Sites.at(folder, MeterSettings.DEFAULT));
  }

  private static Meter memory() {
    return new MemoryModelMeter(1_000_000_000, System::nanoTime);
  }
}
