package io.greenai.agent.meter.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatientReaderTest {
  private static final long LONG = 20_000;
  private static final long SHORT = 10;

  private final SynchronousQueue<String> source = new SynchronousQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private long nanos;
  private final PatientReader<String> reader =
      PatientReader.start(
          (name, work) -> new Thread(work, name).start(),
          () -> nanos,
          this::take,
          ended::countDown);

  @Test
  void anAnswerInTimeIsTaken() throws Exception {
    answerSoon("one");

    assertThat(reader.ask(LONG)).contains("one");
    assertThat(reader.waitedNanos()).isZero();
  }

  @Test
  void aLateAnswerIsTakenWhenNextAskedAndTheNextQuestionIsPutAtOnce() throws Exception {
    assertThat(reader.ask(SHORT)).isEmpty();
    source.put("late");

    assertThat(reader.ask(LONG)).contains("late");
    source.put("later");
    assertThat(reader.ask(LONG)).contains("later");
  }

  @Test
  void itIsKnownHowLongThereHasBeenNoAnswer() {
    reader.ask(SHORT);
    nanos = 7_000;

    assertThat(reader.ask(SHORT)).isEmpty();
    assertThat(reader.waitedNanos()).isEqualTo(7_000);
  }

  @Test
  void closingEndsTheSourceOnItsOwnThread() throws Exception {
    answerSoon("one");
    reader.ask(LONG);
    reader.close();

    assertThat(ended.await(LONG, TimeUnit.MILLISECONDS)).isTrue();
  }

  private void answerSoon(String answer) {
    new Thread(
            () -> {
              try {
                source.put(answer);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })
        .start();
  }

  private String take() {
    try {
      return source.take();
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }
}
