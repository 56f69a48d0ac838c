package io.greenai.ledger;

/** A line is not a record of the schema that this release reads; the message says why. */
class MalformedLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;

  MalformedLineException(String problem) {
    super(problem);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }

  /** The line's schema has a major version that this release does not read. */
  static final class RefusedSchema extends MalformedLineException {
    private static final long serialVersionUID = 1L;

    RefusedSchema(String problem) {
      super(problem);
    }
  }
}
