package io.greenai.agent.cpu;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CPU clock of the kernel thread that carries the calling virtual thread, and which one that
 * is. A virtual thread has no CPU clock of its own; what its carrier burnt between two readings is
 * its own if it stayed on the carrier and let no other on.
 *
 * <p>{@code clock_gettime(CLOCK_THREAD_CPUTIME_ID)} through the foreign-function API, which JDK 22
 * brought; as dear as the clock of a platform thread. One for each thread. {@link #prepare} takes
 * some tens of milliseconds and is for a thread of the agent's; before it nothing is read.
 */
public final class CarrierClock {
  /** Told where nothing can be read. */
  public static final long UNREAD = -1;

  private static final long NANOS = 1_000_000_000;

  private static volatile boolean tried;
  private static volatile boolean ready;

  private final long[] time = new long[2];
  private @Nullable Object segment;

  /** Makes the clocks readable where this JVM lets them be; again it does nothing. */
  public static synchronized void prepare() {
    if (!tried) {
      tried = true;
      try {
        CarrierClock first = new CarrierClock();
        ready = Handles.CLOCK != null && first.read() > 0 && Handles.carrier() != null;
      } catch (Throwable e) {
        ready = false; // a JVM before 22, or one without what is asked for
      }
    }
  }

  public static boolean isReady() {
    return ready;
  }

  /** CPU time of the carrier, or {@link #UNREAD}. */
  public long cpuNanos() {
    try {
      return ready ? read() : UNREAD;
    } catch (Throwable e) {
      ready = false;
      return UNREAD;
    }
  }

  /** The carrier; {@code null} where it is not known. */
  public @Nullable Thread carrier() {
    try {
      return ready ? Handles.carrier() : null;
    } catch (Throwable e) {
      ready = false;
      return null;
    }
  }

  private long read() throws Throwable {
    Object memory = segment;
    if (memory == null) {
      memory = Handles.segment(time);
      segment = memory;
    }
    return (int) Handles.CLOCK.invokeExact(memory) == 0 ? time[0] * NANOS + time[1] : UNREAD;
  }

  /** Constants, so that calls compile to what they call. */
  private static final class Handles {
    private static final int THREAD_CPU_TIME = 3;
    private static final String FOREIGN = "java.lang.foreign.";

    static final MethodHandle CLOCK;
    private static final MethodHandle SEGMENT;
    private static final MethodHandle CARRIER;

    static {
      try {
        MethodHandles.Lookup jdk = ofTheJdk();
        CARRIER =
            jdk.findStatic(
                Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
        Class<?> memory = Class.forName(FOREIGN + "MemorySegment");
        SEGMENT =
            jdk.findStatic(memory, "ofArray", MethodType.methodType(memory, long[].class))
                .asType(MethodType.methodType(Object.class, long[].class));
        CLOCK =
            MethodHandles.insertArguments(clockGettime(jdk, memory), 0, THREAD_CPU_TIME)
                .asType(MethodType.methodType(int.class, Object.class));
      } catch (Throwable e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Handles() {}

    static Thread carrier() throws Throwable {
      return (Thread) CARRIER.invokeExact();
    }

    static Object segment(long[] array) throws Throwable {
      return (Object) SEGMENT.invokeExact(array);
    }

    /**
     * The JDK's own look-up: with it a native function is bound without the warning that is meant
     * for applications, and without leave for the application to do the same.
     */
    private static MethodHandles.Lookup ofTheJdk() throws ReflectiveOperationException {
      Field lookup = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      lookup.setAccessible(true);
      return ((MethodHandles.Lookup) lookup.get(null)).in(Object.class);
    }

    /** {@code int clock_gettime(int clock, long[2] time)}, which may be given an array. */
    private static MethodHandle clockGettime(MethodHandles.Lookup jdk, Class<?> memory)
        throws Throwable {
      Class<?> linker = Class.forName(FOREIGN + "Linker");
      Class<?> option = Class.forName(FOREIGN + "Linker$Option");
      Class<?> layout = Class.forName(FOREIGN + "MemoryLayout");
      Class<?> values = Class.forName(FOREIGN + "ValueLayout");
      Class<?> function = Class.forName(FOREIGN + "FunctionDescriptor");
      Object arguments = Array.newInstance(layout, 2);
      Array.set(arguments, 0, values.getField("JAVA_INT").get(null));
      Array.set(arguments, 1, values.getField("ADDRESS").get(null));
      Object described =
          function
              .getMethod("of", layout, arguments.getClass())
              .invoke(null, Array.get(arguments, 0), arguments);
      Object here = linker.getMethod("nativeLinker").invoke(null);
      Object libraries = linker.getMethod("defaultLookup").invoke(here);
      Optional<?> symbol =
          (Optional<?>)
              Class.forName(FOREIGN + "SymbolLookup")
                  .getMethod("find", String.class)
                  .invoke(libraries, "clock_gettime");
      Object onHeap = option.getMethod("critical", boolean.class).invoke(null, true);
      MethodType type =
          MethodType.methodType(MethodHandle.class, memory, function, option.arrayType());
      return (MethodHandle)
          jdk.findVirtual(linker, "downcallHandle", type)
              .invokeWithArguments(here, symbol.orElseThrow(), described, onHeap);
    }
  }
}
