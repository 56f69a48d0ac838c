package io.greenai.ledger;

/** How much a {@link Finding} matters, least first. */
public enum Severity {
  /** Worth knowing; nothing is lost or in doubt. */
  INFO,
  /** Something is missing in a way that happens in normal life, for example after a kill. */
  WARNING,
  /** Something is broken or contradicts itself, and was kept out where it could not be trusted. */
  ERROR
}
