package io.greenai.report.budget;

import io.greenai.ledger.Phase;

/**
 * What an intensity counts: the items that a model processed in one phase, which also bounds it.
 */
public enum ItemKind {
  INFERENCE("inference", Phase.INFERENCE),
  TRAINING_ITEM("training-item", Phase.TRAINING);

  private final String id;
  private final Phase phase;

  ItemKind(String id, Phase phase) {
    this.id = id;
    this.phase = phase;
  }

  /** The name in a file and on a report. */
  public String id() {
    return id;
  }

  public Phase phase() {
    return phase;
  }
}
