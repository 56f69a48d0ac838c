package com.example.training;

import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Answers from a saved classifier. */
final class PredictionService implements AutoCloseable {
  private final ZooModel<float[], Classifications> model;

  /** Loads the classifier that {@link DigitClassifier#save} wrote to {@code folder}. */
  PredictionService(Path folder)
      throws IOException, ModelNotFoundException, MalformedModelException {
    this.model =
        Criteria.builder()
            .setTypes(float[].class, Classifications.class)
            .optModelPath(folder)
            .optModelName(DigitClassifier.NAME)
            .optBlock(DigitClassifier.network())
            .optTranslator(new DigitTranslator())
            .optEngine("PyTorch")
            .build()
            .loadModel();
  }

  /**
   * Predicts images of {@code digits} round and round, at most {@code perSecond} a second, until
   * {@code limit} has passed.
   */
  PredictionSummary serve(DigitSet digits, int perSecond, Duration limit)
      throws TranslateException, InterruptedException {
    long start = System.nanoTime();
    int predictions = 0;
    int right = 0;
    try (Predictor<float[], Classifications> predictor = model.newPredictor()) {
      while (System.nanoTime() - start < limit.toNanos()) {
        int index = predictions % digits.size();
        String answer = predictor.predict(digits.image(index)).best().getClassName();
        predictions++;
        right += answer.equals(Integer.toString(digits.label(index))) ? 1 : 0;
        long due = start + predictions * Duration.ofSeconds(1).toNanos() / perSecond;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())).toMillis());
      }
    }
    return new PredictionSummary(predictions, right);
  }

  @Override
  public void close() {
    model.close();
  }
}
