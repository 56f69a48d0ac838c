package com.example.training;

import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.List;

/** Grey values in, probabilities of the ten digits out. */
final class DigitTranslator implements Translator<float[], Classifications> {
  private static final List<String> NAMES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  @Override
  public NDList processInput(TranslatorContext context, float[] image) {
    return new NDList(context.getNDManager().create(image));
  }

  @Override
  public Classifications processOutput(TranslatorContext context, NDList output) {
    return new Classifications(NAMES, output.singletonOrThrow().softmax(0));
  }

  @Override
  public Batchifier getBatchifier() {
    return Batchifier.STACK;
  }
}
