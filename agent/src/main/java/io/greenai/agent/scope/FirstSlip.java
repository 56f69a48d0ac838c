package io.greenai.agent.scope;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells of the first slip of a kind, the application's or ours: it may come with every call. */
final class FirstSlip {

  private final Consumer<String> tell;
  private final AtomicBoolean told = new AtomicBoolean();

  FirstSlip(Consumer<String> tell) {
    this.tell = tell;
  }

  void tell(Supplier<String> slip) {
    if (!told.get() && told.compareAndSet(false, true)) {
      tell.accept(slip.get());
    }
  }
}
