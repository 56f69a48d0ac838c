package io.greenai.agent.cpu;

import io.greenai.ledger.Ownership;
import java.util.List;

/**
 * A native thread that works for Java threads which call models.
 *
 * @param tid the kernel's id of the worker
 * @param callers Java ids of the threads that it may work for, ascending, at least one; its CPU
 *     time is shared by their in-call time
 * @param ownership exact for one caller, proportional for several; estimated where it may also be a
 *     worker of a session that a caller uses
 */
public record TeamWorker(int tid, List<Long> callers, Ownership ownership) {
  public TeamWorker {
    callers = List.copyOf(callers);
  }
}
