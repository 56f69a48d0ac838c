package io.greenai.agent.cpu;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The CPU clocks of this JVM's threads. */
public interface JavaThreadClocks {
  /**
   * CPU time in nanoseconds by the thread's Java id, of all live platform threads; empty where the
   * virtual machine cannot tell.
   */
  Optional<Map<Long, Long>> read();

  /**
   * The clocks of this virtual machine: no thread dump and no safepoint, about 0.4 us per thread.
   * The first read loads the platform's management classes.
   */
  static JavaThreadClocks ofThisVm() {
    return () -> {
      try {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
          return Optional.empty();
        }
        Map<Long, Long> clocks = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
          long nanos = threads.getThreadCpuTime(id);
          if (nanos > 0) {
            clocks.put(id, nanos);
          }
        }
        return Optional.of(clocks);
      } catch (RuntimeException | LinkageError e) {
        return Optional.empty();
      }
    };
  }
}
