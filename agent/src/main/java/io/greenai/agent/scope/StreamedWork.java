package io.greenai.agent.scope;

import io.greenai.agent.boot.Bridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The results of a streaming prediction: each is computed when it is asked for, long after the call
 * that promised them has ended, on whatever thread asks. The time that it takes is the model's, if
 * the books are open then. It is booked through the bridge and as carefully as by advice: what goes
 * wrong there the application never sees.
 */
final class StreamedWork<T> implements Spliterator<T> {

  private final Spliterator<T> source;
  private final int phase;
  private final List<T> computed = new ArrayList<>(1);

  private StreamedWork(Spliterator<T> source, int phase) {
    this.source = source;
    this.phase = phase;
  }

  /**
   * The same results, in their order; {@code models} knows from now on whose work they are.
   *
   * @param phase one of the bridge's constants
   */
  static <T> Stream<T> of(Stream<T> results, ModelRegistry models, LoadedModel model, int phase) {
    StreamedWork<T> work = new StreamedWork<>(results.spliterator(), phase);
    models.standsFor(work, model);
    return StreamSupport.stream(work, false).onClose(results::close);
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
    boolean open = opened();
    try {
      return source.tryAdvance(computed::add);
    } finally {
      if (open) {
        close();
      }
    }
  }

  @SuppressWarnings("CatchingUnchecked") // as advice does
  private boolean opened() {
    try {
      Bridge.open(this, phase);
      return true;
    } catch (Throwable e) {
      Bridge.failed(e);
      return false;
    }
  }

  @SuppressWarnings("CatchingUnchecked") // as advice does
  private static void close() {
    try {
      Bridge.close();
    } catch (Throwable e) {
      Bridge.failed(e);
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
