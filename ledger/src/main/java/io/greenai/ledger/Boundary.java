package io.greenai.ledger;

/** What a meter's figure takes in. */
public enum Boundary {
  /** The processor package. */
  PACKAGE("package"),
  /** An accelerator or other device. */
  DEVICE("device"),
  /** The main board. */
  BOARD("board"),
  /** Everything behind the plug, power supply losses included. */
  WALL("wall");

  private final String id;

  Boundary(String id) {
    this.id = id;
  }

  /** The name in a ledger line. */
  public String id() {
    return id;
  }
}
