package io.greenai.agent.meter;

/** What a meter needs has not come yet, which was told when the meter was opened. */
public final class NotThereYet extends MeterException {
  private static final long serialVersionUID = 1;

  public NotThereYet(String message) {
    super(message);
  }
}
