package com.example.app;

import ai.onnxruntime.OrtException;

/** Ends in the way that its argument {@code end=} says, after some calls of a model. */
public final class LifecycleApp {
  private LifecycleApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Scorer scorer = Scorer.open(options.all("model").get(0), true, options.number("size", 64));
    for (int i = 0; i < options.number("calls", 20); i++) {
      scorer.score();
    }
    System.out.println("scored");
    Thread.sleep(options.number("millis", 0));
    String end = options.all("end").get(0);
    switch (end) {
      case "return" -> System.out.println("returned");
      case "exit" -> System.exit(3);
      case "halt" -> Runtime.getRuntime().halt(4);
      case "throw" -> throw new IllegalStateException("the application's own");
      case "fail" -> {
        OrtException failure = scorer.fail();
        System.out.println(failure.getMessage());
        for (StackTraceElement element : failure.getStackTrace()) {
          System.out.println(element.getClassName() + "." + element.getMethodName());
        }
      }
      default -> throw new IllegalArgumentException(end);
    }
  }
}
