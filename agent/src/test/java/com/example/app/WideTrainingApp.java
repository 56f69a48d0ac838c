package com.example.app;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.nn.Blocks;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;

/** Prepares to train a model on two GPUs, which takes none until there is something to train on. */
public final class WideTrainingApp {
  private WideTrainingApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optDevices(new Device[] {Device.gpu(0), Device.gpu(1)});
    try (Model model = Model.newInstance("wide")) {
      model.setBlock(Blocks.identityBlock());
      try (Trainer trainer = model.newTrainer(config)) {
        Thread.sleep(options.number("millis", 3000));
        System.out.println("devices=" + trainer.getDevices().length);
      }
    }
  }
}
