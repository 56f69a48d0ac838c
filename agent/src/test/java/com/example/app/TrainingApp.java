package com.example.app;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import ai.djl.translate.NoopTranslator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Trains, evaluates and serves a network with DJL and PyTorch, beside an ONNX model. */
public final class TrainingApp {
  private static final int BATCH = 64;
  private static final int FEATURES = 512;

  private TrainingApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    AtomicBoolean stop = new AtomicBoolean();
    try (Scorer scorer =
        Scorer.open(options.all("model").get(0), true, options.number("size", 64))) {
      CountDownLatch served = new CountDownLatch(1);
      Thread serving = new Thread(() -> serve(scorer, stop, served), "serving");
      serving.setDaemon(true);
      serving.start();
      train(options.number("millis", 5000));
      stop.set(true);
      served.await();
      System.out.println(scorer.name + ".callerCpuNanos=" + scorer.callerCpuNanos);
    }
    Thread.sleep(1_500);
    System.out.println("done");
  }

  private static void train(int millis) throws Exception {
    try (Model model = Model.newInstance("net");
        NDManager manager = NDManager.newBaseManager()) {
      model.setBlock(
          new SequentialBlock()
              .add(Linear.builder().setUnits(1024).build())
              .add(Activation.reluBlock())
              .add(Linear.builder().setUnits(10).build()));
      NDArray features = manager.randomNormal(new Shape(8L * BATCH, FEATURES));
      NDArray labels = manager.zeros(new Shape(8L * BATCH));
      ArrayDataset data =
          new ArrayDataset.Builder()
              .setData(features)
              .optLabels(labels)
              .setSampling(BATCH, false)
              .build();
      Set<String> others = Cpu.names().keySet();
      long nanos = 0;
      try (Trainer trainer =
          model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()))) {
        trainer.initialize(new Shape(BATCH, FEATURES));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long before = Cpu.own();
        while (System.nanoTime() < end) {
          EasyTrain.fit(trainer, 1, data, null);
        }
        EasyTrain.evaluateDataset(trainer, data);
        nanos += Cpu.own() - before;
      }
      try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
        long before = Cpu.own();
        for (int i = 0; i < 20; i++) {
          predictor.predict(new NDList(features)).close();
        }
        nanos += Cpu.own() - before;
      }
      System.out.println("net.callerCpuNanos=" + nanos);
      System.out.println("net.workerCpuNanos=" + teamCpuNanos(others));
    }
  }

  /** Of the threads that came with the training and bear the name of the thread that trains. */
  private static long teamCpuNanos(Set<String> others) throws Exception {
    String mine = Cpu.names().get(Cpu.tid());
    Set<String> team = new TreeSet<>();
    Cpu.names()
        .forEach(
            (tid, comm) -> {
              if (comm.equals(mine) && !others.contains(tid)) {
                team.add(tid);
              }
            });
    return team.stream().mapToLong(Cpu::of).sum();
  }

  /** Its thread outlives its work, as those of servers do. */
  private static void serve(Scorer scorer, AtomicBoolean stop, CountDownLatch served) {
    try {
      while (!stop.get()) {
        scorer.score();
        Thread.sleep(5);
      }
      served.countDown();
      new CountDownLatch(1).await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
