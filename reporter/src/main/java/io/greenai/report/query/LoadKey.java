package io.greenai.report.query;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Quality;
import io.greenai.report.ingest.AccountKey;
import io.greenai.report.ingest.Run;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What energy is totalled by: the finest grain that reports ask for.
 *
 * @param region as the ledger hints at it
 * @param model present exactly where {@code account} is {@link Account#MODEL}
 * @param boundary the widest of the meters behind it, which tells what they leave out
 */
public record LoadKey(
    String hostKey,
    String service,
    String environment,
    String region,
    Account account,
    @Nullable ModelKey model,
    Quality quality,
    Boundary boundary)
    implements Comparable<LoadKey> {

  private static final Comparator<ModelKey> BY_MODEL =
      comparing(ModelKey::name)
          .thenComparing(ModelKey::version)
          .thenComparing(ModelKey::phase)
          .thenComparing(ModelKey::engine)
          .thenComparing(ModelKey::device);

  private static final Comparator<LoadKey> ORDER =
      comparing(LoadKey::hostKey)
          .thenComparing(LoadKey::service)
          .thenComparing(LoadKey::environment)
          .thenComparing(LoadKey::region)
          .thenComparing(LoadKey::account)
          .thenComparing(LoadKey::model, nullsFirst(BY_MODEL))
          .thenComparing(LoadKey::quality, naturalOrder())
          .thenComparing(LoadKey::boundary);

  public LoadKey {
    requireNonNull(hostKey, "hostKey");
    requireNonNull(service, "service");
    requireNonNull(environment, "environment");
    requireNonNull(region, "region");
    requireNonNull(account, "account");
    requireNonNull(quality, "quality");
    requireNonNull(boundary, "boundary");
    if ((account == Account.MODEL) != (model != null)) {
      throw new IllegalArgumentException("Account " + account.id() + " with model " + model);
    }
  }

  /** Of what a run booked. */
  public static LoadKey of(Run run, AccountKey key) {
    return new LoadKey(
        run.hostKey(),
        run.service(),
        run.environment(),
        run.region(),
        key.account(),
        key.model(),
        key.quality(),
        key.boundary());
  }

  @Override
  public int compareTo(LoadKey other) {
    return ORDER.compare(this, other);
  }
}
