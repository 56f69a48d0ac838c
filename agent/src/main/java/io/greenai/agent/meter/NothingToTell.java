package io.greenai.agent.meter;

/**
 * A meter has nothing to tell of this interval and is not at fault: it has not answered yet, or
 * what it meters gives nothing. Others count meanwhile.
 */
public final class NothingToTell extends MeterException {
  private static final long serialVersionUID = 1;

  public NothingToTell(String message) {
    super(message);
  }
}
