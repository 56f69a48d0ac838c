package com.example.app;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.inference.streaming.StreamingBlock;
import ai.djl.inference.streaming.StreamingTranslator;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.translate.TranslatorContext;
import ai.djl.util.PairList;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model of DJL and PyTorch that gives {@code tokens=N} results for one prediction, each computed
 * when it is asked for: the first half on this thread, the second on another one. Between two the
 * thread works on its own account.
 */
public final class StreamingApp {
  private static final int SIZE = 192;
  private static final long MILLI = 1_000_000;

  private StreamingApp() {}

  public static void main(String[] arguments) throws Exception {
    int tokens = Options.of(arguments).number("tokens", 200);
    try (NDManager manager = NDManager.newBaseManager();
        Model model = Model.newInstance("teller")) {
      model.setBlock(new Teller(tokens));
      NDArray prompt = manager.ones(new Shape(SIZE, SIZE)).muli(1.0 / SIZE);
      try (Predictor<NDList, Iterator<Float>> predictor = model.newPredictor(new Reading())) {
        Iterator<Float> story = predictor.streamingPredict(new NDList(prompt)).getIterativeOutput();
        tell("first", story, tokens / 2);
        Thread reader = new Thread(() -> tell("second", story, tokens), "reader");
        reader.start();
        reader.join();
      }
    }
    Thread.sleep(2_500);
  }

  private static void tell(String half, Iterator<Float> story, int most) {
    long nanos = 0;
    int told = 0;
    while (told < most) {
      long before = Cpu.own();
      boolean more = story.hasNext();
      if (more) {
        story.next();
      }
      nanos += Cpu.own() - before;
      if (!more) {
        break;
      }
      told++;
      passWith(() -> {}, 2);
    }
    System.out.println(half + ".cpuNanos=" + nanos);
    System.out.println(half + ".told=" + told);
    sleep();
  }

  /** Lets the last sample see the thread. */
  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(1_500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void passWith(Runnable work, int millis) {
    long end = System.nanoTime() + millis * MILLI;
    while (System.nanoTime() < end) {
      work.run();
    }
  }

  /** Multiplies what it was given by itself, some milliseconds for each result. */
  private static final class Teller extends AbstractBlock implements StreamingBlock {
    private final int tokens;

    Teller(int tokens) {
      this.tokens = tokens;
    }

    @Override
    public Iterator<NDList> forwardStreamIter(
        ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> more) {
      NDArray prompt = inputs.singletonOrThrow();
      return IntStream.range(0, tokens).mapToObj(i -> next(prompt)).iterator();
    }

    private static NDList next(NDArray prompt) {
      passWith(() -> prompt.matMul(prompt).close(), 5);
      return new NDList(prompt.matMul(prompt));
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> more) {
      return next(inputs.singletonOrThrow());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  /** Hands results on one by one. */
  private static final class Reading implements StreamingTranslator<NDList, Iterator<Float>> {
    @Override
    public NDList processInput(TranslatorContext context, NDList input) {
      return input;
    }

    @Override
    public Iterator<Float> processOutput(TranslatorContext context, NDList output) {
      return Stream.of(output).map(Reading::first).iterator();
    }

    @Override
    public StreamOutput<Iterator<Float>> processStreamOutput(
        TranslatorContext context, Stream<NDList> results) {
      return new StreamOutput<>() {
        @Override
        protected Iterator<Float> buildAsyncOutput() {
          throw new UnsupportedOperationException("only one by one");
        }

        @Override
        protected void computeAsyncOutputInternal(Iterator<Float> output) {
          throw new UnsupportedOperationException("only one by one");
        }

        @Override
        public Iterator<Float> getIterativeOutputInternal() {
          return results.map(Reading::first).iterator();
        }
      };
    }

    @Override
    public Support getSupport() {
      return Support.ITERATIVE;
    }

    private static Float first(NDList output) {
      try (NDList closing = output) {
        return closing.singletonOrThrow().getFloat(0, 0);
      }
    }
  }
}
