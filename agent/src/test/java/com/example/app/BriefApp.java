package com.example.app;

/** Ten calls of {@code model=FILE:THREADS}, and {@code main} returns at once. */
public final class BriefApp {
  private static final int CALLS = 10;

  private BriefApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Scorer scorer = Scorer.open(options.all("model").get(0), true, options.number("size", 64));
    for (int i = 0; i < CALLS; i++) {
      scorer.score();
    }
    System.out.println("returnedAt=" + System.currentTimeMillis());
  }
}
