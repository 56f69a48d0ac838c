package com.example.app;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import ai.djl.translate.NoopTranslator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Trains, evaluates, stores, loads and serves a network with DJL and PyTorch, beside an ONNX model.
 *
 * <p>{@code executor} trains on a thread of an executor, as DJL does with several devices; of CPUs
 * it takes no more than one.
 */
public final class TrainingApp {
  private static final int BATCH = 64;
  private static final int FEATURES = 512;
  private static final String TRAINER = "trainer-of-net";

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
      train(options.number("millis", 5000), options.has("executor"));
      stop.set(true);
      served.await();
      System.out.println(scorer.name + ".callerCpuNanos=" + scorer.callerCpuNanos);
    }
    Thread.sleep(1_500);
    System.out.println("done");
  }

  private static void train(int millis, boolean onExecutor) throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor(TrainingApp::daemon);
    try (Model model = Model.newInstance("net");
        NDManager manager = NDManager.newBaseManager()) {
      model.setBlock(block());
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
      DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss());
      if (onExecutor) {
        config.optDevices(new Device[] {Device.cpu()}).optExecutorService(executor);
      }
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(BATCH, FEATURES));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long before = Cpu.own();
        while (System.nanoTime() < end) {
          EasyTrain.fit(trainer, 1, data, null);
        }
        EasyTrain.evaluateDataset(trainer, data);
        nanos += Cpu.own() - before;
      }
      if (onExecutor) {
        long executorNanos = executor.submit(Cpu::own).get();
        System.out.println("net.executorCpuNanos=" + executorNanos);
        nanos += executorNanos;
      }
      try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
        long before = Cpu.own();
        for (int i = 0; i < 20; i++) {
          predictor.predict(new NDList(features)).close();
        }
        nanos += Cpu.own() - before;
      }
      nanos += reload(model, features);
      System.out.println("net.callerCpuNanos=" + nanos);
      System.out.println("net.workerCpuNanos=" + teamCpuNanos(others));
    }
  }

  /** Stores the network and loads it by criteria, as services do. */
  private static long reload(Model model, NDArray features) throws Exception {
    Path stored = Files.createDirectories(Path.of("stored"));
    model.save(stored, "net");
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(stored)
            .optModelName("net")
            .optBlock(block())
            .optTranslator(new NoopTranslator())
            .build();
    long before = Cpu.own();
    try (ZooModel<NDList, NDList> loaded = criteria.loadModel();
        Predictor<NDList, NDList> predictor = loaded.newPredictor()) {
      predictor.predict(new NDList(features)).close();
    }
    return Cpu.own() - before;
  }

  private static Block block() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(1024).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(10).build());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, TRAINER);
    thread.setDaemon(true);
    return thread;
  }

  /** Of the threads that came with the training and bear the name of the thread that trains. */
  private static long teamCpuNanos(Set<String> others) throws Exception {
    String mine = Cpu.names().get(Cpu.tid());
    Set<String> team = new TreeSet<>();
    Cpu.names()
        .forEach(
            (tid, comm) -> {
              if ((comm.equals(mine) || comm.equals(TRAINER)) && !others.contains(tid)) {
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
