package com.example.app;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Two loads on CUDA's device 0, through the driver alone: {@code first} keeps all of it busy,
 * {@code second} one multiprocessor. Each runs by itself for {@code millis=N}, in calls of half a
 * second, and the application reads the board's own counter around it: that is the truth of what
 * the board used meanwhile, idling included. With {@code together} both then run at once as long.
 */
public final class CudaApp {
  private static final int THREADS = 256;
  private static final int BLOCKS = 4096;
  private static final int ROUNDS = 200_000;

  /** A loop of multiplications that nothing can leave out; any board from Maxwell on takes it. */
  private static final String KERNEL =
      """
      .version 5.0
      .target sm_50
      .address_size 64
      .visible .entry burn(.param .u64 out, .param .u32 rounds)
      {
        .reg .pred %p<2>;
        .reg .f32 %f<3>;
        .reg .u32 %r<3>;
        .reg .u64 %d<3>;
        ld.param.u32 %r1, [rounds];
        mov.u32 %r2, %tid.x;
        cvt.rn.f32.u32 %f1, %r2;
        mov.f32 %f2, 0f3F7FFFFF;
      AGAIN:
        fma.rn.f32 %f1, %f1, %f2, %f2;
        sub.u32 %r1, %r1, 1;
        setp.ne.u32 %p1, %r1, 0;
        @%p1 bra AGAIN;
        ld.param.u64 %d1, [out];
        cvta.to.global.u64 %d2, %d1;
        st.global.f32 [%d2], %f1;
        ret;
      }
      """;

  private static final NativeLibrary CUDA = NativeLibrary.getInstance("libcuda.so.1");
  private static final NativeLibrary NVML = NativeLibrary.getInstance("libnvidia-ml.so.1");
  private static Pointer context = Pointer.NULL;
  private static Pointer kernel = Pointer.NULL;
  private static Memory arguments = new Memory(2L * Long.BYTES);
  private static Memory values = new Memory(2L * Long.BYTES);

  private CudaApp() {}

  static void first(long millis) {
    burn(BLOCKS, millis);
  }

  static void second(long millis) {
    burn(1, millis);
  }

  private interface Load {
    void run(long millis);
  }

  public static void main(String[] options) throws Exception {
    long millis = Options.of(options).number("millis", 10_000);
    open();
    Pointer board = board();
    System.out.println("first.millijoules=" + millijoules(board, CudaApp::first, millis));
    Thread.sleep(2_000);
    System.out.println("second.millijoules=" + millijoules(board, CudaApp::second, millis));
    if (Options.of(options).has("together")) {
      Thread other = new Thread(() -> serve(CudaApp::second, millis));
      System.out.println(
          "together.millijoules=" + millijoules(board, CudaApp::first, millis, other));
    }
  }

  private static void serve(Load load, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      load.run(500);
    }
  }

  private static long millijoules(Pointer board, Load load, long millis, Thread... others)
      throws InterruptedException {
    long before = energy(board);
    for (Thread other : others) {
      other.start();
    }
    serve(load, millis);
    for (Thread other : others) {
      other.join();
    }
    return energy(board) - before;
  }

  private static void burn(int blocks, long millis) {
    call(CUDA, "cuCtxSetCurrent", context);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      call(
          CUDA,
          "cuLaunchKernel",
          kernel,
          blocks,
          1,
          1,
          THREADS,
          1,
          1,
          0,
          Pointer.NULL,
          arguments,
          Pointer.NULL);
      call(CUDA, "cuCtxSynchronize");
    }
  }

  private static void open() {
    int[] device = new int[1];
    Pointer[] made = new Pointer[1];
    call(CUDA, "cuInit", 0);
    call(CUDA, "cuDeviceGet", device, 0);
    call(CUDA, "cuDevicePrimaryCtxRetain", made, device[0]);
    context = made[0];
    call(CUDA, "cuCtxSetCurrent", context);
    call(CUDA, "cuModuleLoadData", made, (KERNEL + "\0").getBytes(StandardCharsets.US_ASCII));
    Pointer module = made[0];
    call(CUDA, "cuModuleGetFunction", made, module, "burn");
    kernel = made[0];
    long[] memory = new long[1];
    call(CUDA, "cuMemAlloc_v2", memory, 256L);
    values.setLong(0, memory[0]);
    values.setInt(Long.BYTES, ROUNDS);
    arguments.setPointer(0, values);
    arguments.setPointer(Long.BYTES, values.share(Long.BYTES));
  }

  /** The board at CUDA's bus address; its own counter needs nothing of the agent. */
  private static Pointer board() {
    byte[] address = new byte[32];
    call(CUDA, "cuDeviceGetPCIBusId", address, address.length, 0);
    call(NVML, "nvmlInit_v2");
    Pointer[] board = new Pointer[1];
    call(NVML, "nvmlDeviceGetHandleByPciBusId_v2", address, board);
    return board[0];
  }

  private static long energy(Pointer board) {
    long[] millijoules = new long[1];
    call(NVML, "nvmlDeviceGetTotalEnergyConsumption", board, millijoules);
    return millijoules[0];
  }

  private static void call(NativeLibrary library, String name, Object... values) {
    Function function = library.getFunction(name);
    int code = function.invokeInt(values);
    if (code != 0) {
      throw new IllegalStateException(name + " returned " + code);
    }
  }
}
