package io.greenai.benchmarks.workload;

import java.util.List;

/** Scorers in plain Java, each a method of its own, as configurations name them. */
public final class JavaModels {
  private static final AutoCloseable NOTHING = () -> {};

  private static final List<Runnable> ALL =
      List.of(
          JavaModels::score1,
          JavaModels::score2,
          JavaModels::score3,
          JavaModels::score4,
          JavaModels::score5,
          JavaModels::score6,
          JavaModels::score7,
          JavaModels::score8);

  private static final ThreadLocal<double[]> SINK = ThreadLocal.withInitial(() -> new double[1]);

  private JavaModels() {}

  /**
   * One of the eight.
   *
   * @param number 1 to 8
   * @param size how much work a call is, in thousands of square roots
   */
  static Served model(int number, int size) {
    Runnable method = ALL.get(number - 1);
    return () -> {
      SINK.get()[0] = size;
      method.run();
      return NOTHING;
    };
  }

  /** The method of {@link #model}, for {@code greenai.models.NAME.methods}. */
  static String method(int number) {
    return JavaModels.class.getName() + ".score" + number;
  }

  static void score1() {
    work();
  }

  static void score2() {
    work();
  }

  static void score3() {
    work();
  }

  static void score4() {
    work();
  }

  static void score5() {
    work();
  }

  static void score6() {
    work();
  }

  static void score7() {
    work();
  }

  static void score8() {
    work();
  }

  private static void work() {
    double[] sink = SINK.get();
    double x = sink[0];
    for (int i = (int) x * 1_000; i > 0; i--) {
      x = Math.sqrt(x + i);
    }
    sink[0] = x;
  }
}
