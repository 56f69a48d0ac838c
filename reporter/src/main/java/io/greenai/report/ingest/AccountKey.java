package io.greenai.report.ingest;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import org.jspecify.annotations.Nullable;

/** What postings of a run are summed by. */
public record AccountKey(Account account, @Nullable ModelKey model, Quality quality) {
  public AccountKey {
    requireNonNull(account, "account");
    requireNonNull(quality, "quality");
  }

  static AccountKey of(Posting posting) {
    return new AccountKey(posting.account(), posting.model(), posting.quality());
  }
}
