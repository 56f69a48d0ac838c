package io.greenai.report.coverage;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;

/**
 * A service on a host.
 *
 * @param host its key in the ledgers; absent for all hosts that nobody named
 */
public record Member(String service, String environment, Optional<String> host)
    implements Comparable<Member> {
  private static final Comparator<Member> ORDER =
      Comparator.comparing(Member::service)
          .thenComparing(Member::environment)
          .thenComparing(member -> member.host().orElse(""));

  public Member {
    requireNonNull(service, "service");
    requireNonNull(environment, "environment");
    requireNonNull(host, "host");
  }

  @Override
  public int compareTo(Member other) {
    return ORDER.compare(this, other);
  }
}
