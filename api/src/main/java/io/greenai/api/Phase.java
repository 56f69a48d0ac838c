package io.greenai.api;

/** What a model is doing. */
public enum Phase {
  DATA_PREPARATION(0),
  TRAINING(1),
  EVALUATION(2),
  INFERENCE(3);

  /** By which the agent knows it. */
  final int code;

  Phase(int code) {
    this.code = code;
  }
}
