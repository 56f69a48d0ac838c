package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpeningTest {
  private final List<String> opened = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @Test
  void whatIsPreparedOpensWhenItIsWanted() {
    Opening<String> books = books(TimeUnit.HOURS.toNanos(1));

    assertThat(books.prepare(() -> "books")).isTrue();
    assertThat(books.open()).isNull();
    books.want();
    books.want();

    assertThat(books.open()).isEqualTo("books");
    assertThat(opened).containsExactly("books");
    assertThat(told).isEmpty();
  }

  /** With a wait for each of them this takes hours. */
  @Test
  @Timeout(60)
  void aThousandClassesDoNotWaitAThousandTimes() {
    Opening<String> books = books(TimeUnit.SECONDS.toNanos(4));

    for (int i = 0; i < 1_000; i++) {
      books.want();
    }

    assertThat(told).containsExactly("the books open late, calls before that are not booked");
    assertThat(books.prepare(() -> "late")).isTrue();
    assertThat(opened).containsExactly("late");
  }

  @Test
  @Timeout(60)
  void noErrorLeavesAnybodyWaiting() {
    Opening<String> books = books(TimeUnit.HOURS.toNanos(1));

    boolean prepared =
        books.prepare(
            () -> {
              throw new StackOverflowError("a label");
            });
    books.want();
    books.want();

    assertThat(prepared).isFalse();
    assertThat(books.open()).isNull();
    assertThat(told)
        .containsExactly(
            "the books cannot be opened, nothing is measured: java.lang.StackOverflowError: a"
                + " label");
  }

  @Test
  void whoeverWantsItWaitsWhileItIsPrepared() throws Exception {
    Opening<String> books = books(TimeUnit.HOURS.toNanos(1));
    CountDownLatch wanting = new CountDownLatch(1);
    Thread application =
        new Thread(
            () -> {
              wanting.countDown();
              books.want();
            });
    application.start();
    wanting.await();

    books.prepare(() -> "books");
    application.join();

    assertThat(opened).containsExactly("books");
  }

  private Opening<String> books(long patienceNanos) {
    return new Opening<>(opened::add, told::add, patienceNanos);
  }
}
