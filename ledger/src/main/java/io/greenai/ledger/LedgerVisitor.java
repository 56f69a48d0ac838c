package io.greenai.ledger;

/**
 * Takes what {@link LedgerReader} finds in a file, in the order of the file.
 *
 * <p>Only records whose line is well-formed and whose hash follows from the chain are given to
 * {@code header}, {@code window} and {@code footer}; everything else becomes a finding. A visitor
 * is called on the reading thread, one call at a time.
 */
public interface LedgerVisitor {
  default void header(Header header, Line line) {}

  default void window(Window window, Line line) {}

  default void footer(Footer footer, Line line) {}

  default void finding(Finding finding) {}
}
