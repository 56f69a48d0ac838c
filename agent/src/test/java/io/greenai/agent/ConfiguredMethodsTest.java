package io.greenai.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The question that the first classes of an application ask, all at one time. */
class ConfiguredMethodsTest {
  private final Properties before = System.getProperties();
  private final ConfiguredMethods methods = new ConfiguredMethods("");

  @AfterEach
  void putBack() {
    System.setProperties(before);
  }

  @Test
  void aThreadThatAsksWhileAnotherIsFindingOutIsToldTheSame()
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<Void> found = new CompletableFuture<>();
    CompletableFuture<Boolean> other = new CompletableFuture<>();
    Properties slow =
        new Properties(before) {
          @Override
          public Set<String> stringPropertyNames() {
            if (found.complete(null)) {
              other.join();
            }
            return Set.of("greenai.models.ranker.methods");
          }
        };
    System.setProperties(slow);
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(methods::areThere);
    found.get(20, TimeUnit.SECONDS);
    other.complete(methods.areThere());

    assertThat(other.join()).isTrue();
    assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theClassesThatTheAnswerTakesAreNotAskedAbout() {
    Properties loading =
        new Properties(before) {
          @Override
          public Set<String> stringPropertyNames() {
            assertThat(methods.areThere()).isFalse();
            return Set.of("greenai.models.ranker.methods");
          }
        };
    System.setProperties(loading);

    assertThat(methods.areThere()).isTrue();
  }
}
