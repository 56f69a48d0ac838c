package io.greenai.report.disclose;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which of two scores is better. */
enum Sense {
  HIGHER("highest", 1),
  LOWER("lowest", -1);

  /** Words of measures of which more is better, as evaluation libraries call them. */
  private static final Set<String> GAINS =
      Set.of(
          "acc",
          "accuracy",
          "ap",
          "auc",
          "auprc",
          "auroc",
          "bleu",
          "dice",
          "f1",
          "fbeta",
          "iou",
          "kappa",
          "map",
          "mcc",
          "meteor",
          "miou",
          "mrr",
          "ndcg",
          "precision",
          "psnr",
          "r2",
          "recall",
          "reward",
          "rouge",
          "sensitivity",
          "specificity",
          "ssim");

  /** Words of measures of which less is better. */
  private static final Set<String> LOSSES =
      Set.of(
          "brier",
          "cer",
          "crossentropy",
          "deviance",
          "entropy",
          "err",
          "error",
          "fid",
          "loss",
          "mae",
          "mape",
          "mase",
          "mse",
          "nll",
          "perplexity",
          "ppl",
          "regret",
          "rmse",
          "rmsle",
          "smape",
          "wape",
          "wer");

  private final String word;
  private final int sign;

  Sense(String word, int sign) {
    this.word = word;
    this.sign = sign;
  }

  /** By the words of a measure's name; absent where they tell nothing, or contradict each other. */
  static Optional<Sense> of(String measure) {
    List<String> words = List.of(measure.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    boolean gain = words.stream().anyMatch(GAINS::contains);
    boolean loss = words.stream().anyMatch(LOSSES::contains);
    return gain == loss ? Optional.empty() : Optional.of(gain ? HIGHER : LOWER);
  }

  /** How the best of all is called. */
  String best() {
    return word;
  }

  boolean isBetter(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) * sign > 0;
  }
}
