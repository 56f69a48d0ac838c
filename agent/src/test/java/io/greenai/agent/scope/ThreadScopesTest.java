package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.Caller;
import io.greenai.ledger.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Threads of every kind have one scope, whatever happens to their thread locals. */
class ThreadScopesTest {
  private final ThreadScopes threads = new ThreadScopes(() -> 7);
  private final LoadedModel model =
      new ModelRegistry(new ModelNaming(List.of())).named("ranker", "", "");

  @Test
  void aWorkerOfTheCommonPoolIsOneThreadForAllItsTasks() {
    Set<Long> workers = new HashSet<>();
    for (int task = 0; task < 200; task++) {
      workers.add(ForkJoinPool.commonPool().submit(this::call).join());
    }

    assertThat(threads.sample(tid -> Caller.NO_CLOCK))
        .extracting(Caller::id)
        .containsExactlyInAnyOrderElementsOf(workers);
    assertThat(threads.callingThreads()).hasSameSizeAs(workers);
  }

  /** Returns the id of the calling thread. */
  @SuppressWarnings("deprecation") // the name of Java 19 and later for it is not there on 17
  private long call() {
    ThreadScope scope = threads.current();
    Frame frame = scope.push(model, Phase.INFERENCE);
    assertThat(frame).isNotNull();
    scope.pop(frame);
    return Thread.currentThread().getId();
  }
}
