package io.greenai.agent.meter;

/** A meter cannot be read at present: the caller books a gap and may read again later. */
public sealed class MeterException extends Exception permits NothingToTell, NotThereYet {
  private static final long serialVersionUID = 1;

  public MeterException(String message) {
    super(message);
  }

  public MeterException(String message, Throwable cause) {
    super(message, cause);
  }
}
