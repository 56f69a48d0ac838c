package com.example.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitClassifierTest {
  @Test
  void aFewEpochsTellDigitsApartAndTheSavedModelServesThem(@TempDir Path folder) throws Exception {
    DigitSet digits = DigitSet.load();
    try (DigitClassifier classifier = new DigitClassifier()) {
      TrainingOutcome outcome =
          classifier.train(digits.trainingPart(), digits.heldOut(), 8, Duration.ofMinutes(1));
      assertThat(outcome.epochs()).isEqualTo(8);
      assertThat(outcome.heldOutAccuracy()).isBetween(0.8f, 1f);
      classifier.save(folder);
    }
    try (PredictionService service = new PredictionService(folder)) {
      PredictionSummary summary = service.serve(digits.heldOut(), 1_000, Duration.ofMillis(500));
      assertThat(summary.predictions()).isPositive();
      assertThat(summary.right()).isGreaterThan(summary.predictions() * 8 / 10);
    }
  }
}
