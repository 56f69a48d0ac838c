package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundMeterTest {
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
