package io.greenai.ledger;

/** What a model was doing. */
public enum Phase {
  DATA_PREPARATION("data-preparation"),
  TRAINING("training"),
  EVALUATION("evaluation"),
  INFERENCE("inference"),
  LOADING("loading");

  private final String id;

  Phase(String id) {
    this.id = id;
  }

  /** The name in a ledger line. */
  public String id() {
    return id;
  }
}
