package io.greenai.report.ingest;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Header;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.Window;
import org.jspecify.annotations.Nullable;

/**
 * What postings of a run are summed by.
 *
 * @param boundary the widest of the {@code part} meters that the posting's window has, which tells
 *     what they leave out
 */
public record AccountKey(
    Account account, @Nullable ModelKey model, Quality quality, Boundary boundary) {
  public AccountKey {
    requireNonNull(account, "account");
    requireNonNull(quality, "quality");
    requireNonNull(boundary, "boundary");
  }

  /** Of a posting of {@code window}, in the file of {@code header}. */
  public static AccountKey of(Header header, Window window, Posting posting) {
    return of(posting, new MeterErrors(header, MeterErrors.read(window)).boundary());
  }

  static AccountKey of(Posting posting, Boundary boundary) {
    return new AccountKey(posting.account(), posting.model(), posting.quality(), boundary);
  }
}
