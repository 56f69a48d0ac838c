package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.query.LoadKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A part of the booked energy that can say in words what it takes. Immutable. */
final class Selection implements Predicate<LoadKey> {
  /** Everything. */
  static final Selection ALL = new Selection(Map.of(), key -> true);

  /** All models. */
  static final Selection MODELS = ALL.accounts(List.of(Account.MODEL));

  private final Map<String, String> terms;
  private final Predicate<LoadKey> filter;

  private Selection(Map<String, String> terms, Predicate<LoadKey> filter) {
    this.terms = terms;
    this.filter = filter;
  }

  /** What of this {@code more} takes as well, which {@code term} being {@code value} says. */
  Selection where(String term, String value, Predicate<LoadKey> more) {
    Map<String, String> all = new LinkedHashMap<>(terms);
    all.put(term, value);
    return new Selection(all, filter.and(more));
  }

  /** What of this {@code more} says, which no load can tell of by itself. */
  Selection where(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(terms);
    all.putAll(more);
    return new Selection(all, filter);
  }

  Selection accounts(Collection<Account> accounts) {
    String ids = accounts.stream().map(Account::id).collect(joining(", "));
    return where("account", ids, key -> accounts.contains(key.account()));
  }

  Selection phases(Collection<Phase> phases) {
    String ids = phases.stream().sorted().map(Phase::id).collect(joining(", "));
    return where("phase", ids, key -> key.model() != null && phases.contains(key.model().phase()));
  }

  Selection host(String hostKey) {
    return where("host", hostKey, key -> key.hostKey().equals(hostKey));
  }

  /** What runs at a site. */
  Selection at(Site site, Organisation organisation) {
    return where(
        "site",
        site.name(),
        key ->
            organisation.siteOf(key.service(), key.environment()).filter(site::equals).isPresent());
  }

  Selection quality(Quality quality) {
    return where("quality", quality.id(), key -> key.quality() == quality);
  }

  /** What meters at the wall tell of, or what all others do. */
  Selection atWall(boolean wall) {
    return where(
        "boundary", wall ? "wall" : "not wall", key -> (key.boundary() == Boundary.WALL) == wall);
  }

  /** What it takes, by what it is selected; empty for everything. */
  Map<String, String> terms() {
    return terms;
  }

  @Override
  public boolean test(LoadKey key) {
    return filter.test(key);
  }
}
