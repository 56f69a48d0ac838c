package com.example.app;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.translate.NoopTranslator;
import ai.djl.util.PairList;

/**
 * Opens a DJL model {@code rounds=N} times, and closes it in the middle of the calls of threads
 * that go on calling it. The model is Java code, so that nothing native is freed under them.
 */
public final class ClosingModelApp {
  private ClosingModelApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Callers callers = new Callers();
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray features = manager.zeros(new Shape(4));
      for (int round = 0; round < options.number("rounds", 20); round++) {
        Model model = Model.newInstance("spinner");
        model.setBlock(new Spinner());
        callers.call(
            () -> {
              Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
              return () -> predictor.predict(new NDList(features));
            },
            model::close);
      }
    }
    callers.tell();
    Thread.sleep(2_500);
  }

  /** Works for 3 ms and hands on what it was given. */
  private static final class Spinner extends AbstractBlock {
    @Override
    protected NDList forwardInternal(
        ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> more) {
      long end = System.nanoTime() + 3_000_000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return inputs;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }
}
