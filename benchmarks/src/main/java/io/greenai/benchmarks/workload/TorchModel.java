package io.greenai.benchmarks.workload;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.translate.NoopTranslator;

/** A perceptron of DJL on PyTorch, whose teams of helpers belong to the calling threads. */
final class TorchModel implements Served {
  private static final int BATCH = 64;

  private final NDList input;
  private final ThreadLocal<Predictor<NDList, NDList>> predictors;

  /**
   * @param size of its input and of its hidden layer
   */
  TorchModel(String name, int size) {
    Model model = Model.newInstance(name, "PyTorch");
    Block block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(size).build())
            .add(Activation.reluBlock())
            .add(Linear.builder().setUnits(10).build());
    model.setBlock(block);
    try (Trainer trainer =
        model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()))) {
      trainer.initialize(new Shape(BATCH, size));
    }
    input = new NDList(model.getNDManager().zeros(new Shape(BATCH, size)));
    predictors = ThreadLocal.withInitial(() -> model.newPredictor(new NoopTranslator()));
  }

  @Override
  public AutoCloseable call() throws Exception {
    return predictors.get().predict(input);
  }

  @Override
  public boolean callersHaveTeams() {
    return true;
  }
}
