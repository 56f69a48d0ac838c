package io.greenai.report.budget;

/**
 * Whether the ledgers hold all that ran in a period.
 *
 * @param complete only where every member of the expected population kept its books throughout
 * @param reason what is known of it, in words that follow "and"
 */
public record Coverage(boolean complete, String reason) {

  /** Of an organisation that does not say which services were to run. */
  public static final Coverage UNKNOWN =
      new Coverage(false, "no expected population tells whether anything ran");
}
