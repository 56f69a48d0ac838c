package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An account, and which model where the account is a model's. The order is total, models first: it
 * breaks ties, so that equal inputs give equal books.
 */
record Group(Account account, @Nullable ModelKey model) implements Comparable<Group> {
  private static final Comparator<ModelKey> BY_KEY =
      Comparator.comparing(ModelKey::name)
          .thenComparing(ModelKey::version)
          .thenComparing(ModelKey::phase)
          .thenComparing(ModelKey::engine)
          .thenComparing(ModelKey::device);

  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::account)
          .thenComparing(Group::model, Comparator.nullsLast(BY_KEY));

  static Group of(ModelKey model) {
    return new Group(Account.MODEL, model);
  }

  static Group of(Account account) {
    return new Group(account, null);
  }

  /** Whether one session's workers serve both: the versions and phases of a name in a library. */
  boolean sharesWorkersWith(ModelKey other) {
    return isModelOfEngine(other.engine()) && requireNonNull(model).name().equals(other.name());
  }

  boolean isModelOfEngine(String engine) {
    return model != null && model.engine().equals(engine);
  }

  /** Whether it is code of the application, which has no native workers where a library has. */
  boolean isOwnCode() {
    return isModelOfEngine(ModelKey.OWN_CODE);
  }

  @Override
  public int compareTo(Group other) {
    return ORDER.compare(this, other);
  }
}
