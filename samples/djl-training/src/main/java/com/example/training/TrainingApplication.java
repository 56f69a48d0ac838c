package com.example.training;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Entry point: trains, evaluates, saves, serves, ends. Exit code 1 if the classifier is no better
 * than {@value #MIN_ACCURACY} on images it has not seen, 64 if it was called wrongly.
 */
public final class TrainingApplication {
  private static final double MIN_ACCURACY = 0.8;
  private static final int MAX_EPOCHS = 100_000;

  private TrainingApplication() {}

  public static void main(String[] args) throws Exception {
    TrainingOptions options;
    try {
      options = TrainingOptions.parse(modelBesideProgram(), args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(TrainingOptions.USAGE);
      System.exit(64);
      return;
    }
    DigitSet digits = DigitSet.load();
    TrainingOutcome outcome = train(digits, options);
    System.out.printf(
        Locale.ROOT,
        "trained %d epochs, accuracy %.3f on %d held-out images%n",
        outcome.epochs(),
        outcome.heldOutAccuracy(),
        digits.heldOut().size());
    if (!(outcome.heldOutAccuracy() >= MIN_ACCURACY)) {
      System.err.printf(Locale.ROOT, "accuracy is below %.1f: train longer%n", MIN_ACCURACY);
      System.exit(1);
    }
    serve(digits.heldOut(), options);
  }

  private static TrainingOutcome train(DigitSet digits, TrainingOptions options) throws Exception {
    try (DigitClassifier classifier = new DigitClassifier()) {
      TrainingOutcome outcome =
          classifier.train(
              digits.trainingPart(),
              digits.heldOut(),
              MAX_EPOCHS,
              Duration.ofSeconds(options.seconds()));
      classifier.save(Files.createDirectories(options.out()));
      return outcome;
    }
  }

  private static void serve(DigitSet digits, TrainingOptions options) throws Exception {
    try (PredictionService service = new PredictionService(options.out())) {
      PredictionSummary summary =
          service.serve(digits, options.perSecond(), Duration.ofSeconds(options.serveSeconds()));
      System.out.printf(
          Locale.ROOT, "served %d predictions, %d right%n", summary.predictions(), summary.right());
    }
  }

  private static Path modelBesideProgram() throws URISyntaxException {
    Path program =
        Path.of(
            TrainingApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return program.resolveSibling("model");
  }
}
