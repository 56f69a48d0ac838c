package com.example.training;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A multi-layer perceptron that tells digits apart. Not thread-safe. */
final class DigitClassifier implements AutoCloseable {
  static final String NAME = "digits-mlp";

  private static final int BATCH_SIZE = 32;
  private static final int MIN_EPOCHS = 3;

  private final Model model = Model.newInstance(NAME);

  DigitClassifier() {
    model.setBlock(network());
  }

  /** The untrained network: 64 grey values to ten scores; about 51 thousand parameters. */
  static Block network() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(256).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(128).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(DigitSet.CLASSES).build());
  }

  /**
   * Trains whole epochs until {@code limit} has passed or {@code maxEpochs} are done, but at least
   * {@value #MIN_EPOCHS}, then evaluates on {@code heldOut}.
   */
  TrainingOutcome train(DigitSet training, DigitSet heldOut, int maxEpochs, Duration limit)
      throws IOException, TranslateException {
    Accuracy accuracy = new Accuracy();
    DefaultTrainingConfig configuration =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .addEvaluator(accuracy)
            .addTrainingListeners(new EvaluatorTrainingListener())
            .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(3e-3f)).build());
    try (Trainer trainer = model.newTrainer(configuration)) {
      trainer.initialize(new Shape(BATCH_SIZE, DigitSet.PIXELS));
      Dataset batches = training.toDataset(trainer.getManager(), BATCH_SIZE);
      long end = System.nanoTime() + limit.toNanos();
      int epochs = 0;
      do {
        EasyTrain.fit(trainer, 1, batches, null);
        epochs++;
      } while (epochs < MIN_EPOCHS || (epochs < maxEpochs && System.nanoTime() < end));
      EasyTrain.evaluateDataset(trainer, heldOut.toDataset(trainer.getManager(), BATCH_SIZE));
      model.setProperty("Epoch", Integer.toString(epochs));
      return new TrainingOutcome(
          epochs, accuracy.getAccumulator(EvaluatorTrainingListener.VALIDATE_EPOCH));
    }
  }

  /** Writes the parameters to {@code folder}. */
  void save(Path folder) throws IOException {
    model.save(folder, NAME);
  }

  @Override
  public void close() {
    model.close();
  }
}
