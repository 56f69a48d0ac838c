package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The results of a streaming prediction: each is computed when it is asked for, long after the call
 * that promised them has ended, on whatever thread asks. The time that it takes is the model's.
 */
final class StreamedWork<T> implements Spliterator<T> {

  private final Spliterator<T> source;
  private final ThreadScopes threads;
  private final LoadedModel model;
  private final Phase phase;
  private final List<T> computed = new ArrayList<>(1);

  private StreamedWork(
      Spliterator<T> source, ThreadScopes threads, LoadedModel model, Phase phase) {
    this.source = source;
    this.threads = threads;
    this.model = model;
    this.phase = phase;
  }

  /** The same results, in their order. */
  static <T> Stream<T> of(Stream<T> results, ThreadScopes threads, LoadedModel model, Phase phase) {
    return StreamSupport.stream(
            new StreamedWork<>(results.spliterator(), threads, model, phase), false)
        .onClose(results::close);
  }

  /** What is done with a result is not the model's any more. */
  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!compute()) {
      return false;
    }
    action.accept(computed.remove(0));
    return true;
  }

  private boolean compute() {
    ThreadScope thread = threads.current();
    ThreadScope.Frame frame = thread.push(model, phase);
    try {
      return source.tryAdvance(computed::add);
    } finally {
      if (frame != null) {
        thread.pop(frame);
      }
    }
  }

  /** One result after the other. */
  @Override
  public @Nullable Spliterator<T> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return source.estimateSize();
  }

  @Override
  public int characteristics() {
    return source.characteristics() & ~(SORTED | SUBSIZED);
  }
}
