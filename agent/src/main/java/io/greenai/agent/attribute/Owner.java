package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;

/** Whom a native thread works for. */
public sealed interface Owner {
  /**
   * The workers of a session, which serve its model alone.
   *
   * @param model any key of the model: all keys of the same {@linkplain ModelKey#name() name} share
   *     the workers by time in calls. Before the first call of any of them it is booked to this one
   * @param ownership how surely they are that model's
   */
  record OfModel(ModelKey model, Ownership ownership) implements Owner {
    public OfModel {
      requireNonNull(model, "model");
      requireNonNull(ownership, "ownership");
    }

    /** Workers that are surely this model's. */
    public OfModel(ModelKey model) {
      this(model, Ownership.EXACT);
    }
  }

  /**
   * An OpenMP or ATen team: it serves the Java thread that started it, and dies with it.
   *
   * @param ownership how surely the team is that thread's
   */
  record OfCaller(long callerId, Ownership ownership) implements Owner {
    public OfCaller {
      requireNonNull(ownership, "ownership");
    }

    /** The team that is surely this thread's. */
    public OfCaller(long callerId) {
      this(callerId, Ownership.EXACT);
    }
  }

  /**
   * A pool of the whole process.
   *
   * @param engine the {@linkplain ModelKey#engine() engine} whose models it serves, or the empty
   *     string where it serves any, as a BLAS library does
   */
  record OfPool(String engine) implements Owner {
    public OfPool {
      requireNonNull(engine, "engine");
    }
  }

  /**
   * The JVM or this agent.
   *
   * @param account {@code jvm.gc}, {@code jvm.jit} or {@code jvm.agent}; else {@link
   *     IllegalArgumentException}
   */
  record OfJvm(Account account) implements Owner {
    public OfJvm {
      if (account != Account.JVM_GC && account != Account.JVM_JIT && account != Account.JVM_AGENT) {
        throw new IllegalArgumentException(
            "A thread of the JVM cannot belong to account '"
                + account.id()
                + "'; give jvm.gc, jvm.jit or jvm.agent, and leave out threads of no known owner");
      }
    }
  }
}
