package io.greenai.report.budget;

/** When a budget that blocks and is used up blocks a candidate too. */
public enum Blocking {
  /** Not where the candidate is shown to need less for each unit than the running version. */
  UNLESS_BETTER("unless-better"),
  /** Whatever the candidate needs. */
  ALWAYS("always");

  private final String id;

  Blocking(String id) {
    this.id = id;
  }

  /** The name in a file. */
  public String id() {
    return id;
  }
}
