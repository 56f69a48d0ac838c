package io.greenai.benchmarks.workload;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPU clocks of kernel threads in nanoseconds. Safe for use by many threads.
 *
 * <p>On Java 22 and newer {@code clock_gettime(2)} through the foreign-function API: up to date at
 * any instant, and of the carrier where the caller is a virtual thread. On older ones the JVM's
 * clock of the calling thread, which virtual threads lack, and {@code schedstat} of others, which
 * trails a running thread by a few milliseconds.
 */
interface CpuClock {
  /** Of the kernel thread that the caller runs on. */
  long own();

  /** Of another kernel thread of this process; what it last was, or 0, once it has ended. */
  long of(int tid);

  /** The best clock of this JVM. */
  static CpuClock best() {
    Optional<CpuClock> foreign = Foreign.find();
    return foreign.orElseGet(Management::new);
  }

  /** {@code clock_gettime} by the foreign-function API, which Java 17 cannot name. */
  final class Foreign implements CpuClock {
    private static final int THREAD_CPUTIME = 3;
    private static final int TIMESPEC_BYTES = 16;

    private final ThreadLocal<Call> calls = ThreadLocal.withInitial(Call::new);

    private Foreign() {}

    static Optional<CpuClock> find() {
      if (Runtime.version().feature() < 22) {
        return Optional.empty();
      }
      return Optional.of(new Foreign());
    }

    @Override
    public long own() {
      return calls.get().nanos(THREAD_CPUTIME);
    }

    /** The clock of a thread by its id: {@code MAKE_THREAD_CPUCLOCK} of the kernel. */
    @Override
    public long of(int tid) {
      return calls.get().nanos(~tid << 3 | 6);
    }

    /** A downcall with a buffer of its own. */
    private static final class Call {
      private static final MethodHandle CLOCK_GETTIME = downcall();

      private final ByteBuffer timespec =
          ByteBuffer.allocateDirect(TIMESPEC_BYTES).order(ByteOrder.nativeOrder());
      private final MethodHandle read = MethodHandles.insertArguments(CLOCK_GETTIME, 1, segment());

      long nanos(int clock) {
        try {
          int failed = (int) read.invoke(clock);
          return failed == 0 ? timespec.getLong(0) * 1_000_000_000 + timespec.getLong(8) : 0;
        } catch (Throwable e) {
          throw new IllegalStateException("clock_gettime cannot be called", e);
        }
      }

      private Object segment() {
        try {
          return Class.forName("java.lang.foreign.MemorySegment")
              .getMethod("ofBuffer", java.nio.Buffer.class)
              .invoke(null, timespec);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }

      private static MethodHandle downcall() {
        try {
          Class<?> linkerType = Class.forName("java.lang.foreign.Linker");
          Class<?> layoutType = Class.forName("java.lang.foreign.MemoryLayout");
          Class<?> values = Class.forName("java.lang.foreign.ValueLayout");
          Class<?> descriptorType = Class.forName("java.lang.foreign.FunctionDescriptor");
          Class<?> optionType = Class.forName("java.lang.foreign.Linker$Option");
          Class<?> segmentType = Class.forName("java.lang.foreign.MemorySegment");
          Object linker = linkerType.getMethod("nativeLinker").invoke(null);
          Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
          Method find =
              Class.forName("java.lang.foreign.SymbolLookup").getMethod("find", String.class);
          Object address = ((Optional<?>) find.invoke(lookup, "clock_gettime")).orElseThrow();
          Object anInt = values.getField("JAVA_INT").get(null);
          Object anAddress = values.getField("ADDRESS").get(null);
          Object parameters = java.lang.reflect.Array.newInstance(layoutType, 2);
          java.lang.reflect.Array.set(parameters, 0, anInt);
          java.lang.reflect.Array.set(parameters, 1, anAddress);
          Object descriptor =
              descriptorType
                  .getMethod("of", layoutType, parameters.getClass())
                  .invoke(null, anInt, parameters);
          Object none = java.lang.reflect.Array.newInstance(optionType, 0);
          return (MethodHandle)
              linkerType
                  .getMethod("downcallHandle", segmentType, descriptorType, none.getClass())
                  .invoke(linker, address, descriptor, none);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("the foreign-function API is not as of Java 22", e);
        }
      }
    }
  }

  /** What every Java has. */
  final class Management implements CpuClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public long own() {
      return threads.getCurrentThreadCpuTime();
    }

    @Override
    public long of(int tid) {
      try {
        String schedstat = Files.readString(Path.of("/proc/self/task/" + tid + "/schedstat"));
        return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
      } catch (IOException e) {
        return 0;
      }
    }
  }
}
