package io.greenai.report.coverage;

import io.greenai.report.ingest.RunSlot;
import io.greenai.report.org.Expected;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Population;
import io.greenai.report.org.Site;
import io.greenai.report.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds the books that were kept against the population that was to keep them. */
public final class PopulationCoverage {
  /** How long before a period the books are needed for estimates. */
  public static final Duration LOOKBACK = SameHourOfWeek.LOOKBACK;

  private final Organisation organisation;
  private final BookedSlots booked;
  private final SameHourOfWeek estimator;

  public PopulationCoverage(Organisation organisation, BookedSlots booked) {
    this.organisation = organisation;
    this.booked = booked;
    this.estimator = new SameHourOfWeek(booked, organisation.zone());
  }

  /**
   * The coverage of {@code period}.
   *
   * @param now slots that end later do not count yet
   */
  public PeriodCoverage of(Period period, Instant now) {
    Instant until = now.isBefore(period.end()) ? now : period.end();
    long first = RunSlot.at(period.start());
    int slots = (int) Math.max(0, RunSlot.at(until) - first);
    Optional<Population> population = organisation.population();
    SortedMap<Member, int[]> expected = new TreeMap<>();
    population.ifPresent(
        all -> all.expected().forEach(one -> demand(one, period, first, slots, expected)));
    List<MemberCoverage> members = new ArrayList<>();
    expected.forEach(
        (member, demand) -> members.add(coverage(member, hosts(member, expected), first, demand)));
    for (Member unexpected : booked.members()) {
      if (!expected.containsKey(unexpected) && !expected.containsKey(anyHost(unexpected))) {
        MemberCoverage found = coverage(unexpected, List.of(unexpected), first, new int[slots]);
        if (found.unexpectedSlots() > 0) {
          members.add(found);
        }
      }
    }
    members.sort((a, b) -> a.member().compareTo(b.member()));
    return new PeriodCoverage(
        period,
        until,
        population.isPresent(),
        population.map(Population::fillsGaps).orElse(false),
        population.map(Population::sites).orElse(List.of()),
        members);
  }

  /** How many hosts are wanted in each slot; a host with a name is wanted once. */
  private static void demand(
      Expected one, Period period, long first, int slots, Map<Member, int[]> expected) {
    Member member = new Member(one.service(), one.environment(), one.host());
    int[] demand = expected.computeIfAbsent(member, key -> new int[slots]);
    one.during(
        period,
        (start, end) -> {
          int to = (int) Math.min(slots, RunSlot.at(end) - first);
          for (int slot = (int) (RunSlot.at(start) - first); slot < to; slot++) {
            demand[slot] = one.host().isPresent() ? 1 : demand[slot] + one.hosts();
          }
        });
  }

  /** Which hosts stand for a member: itself, or those of its service that nobody named. */
  private List<Member> hosts(Member member, Map<Member, int[]> expected) {
    return member.host().isPresent()
        ? List.of(member)
        : booked.members().stream()
            .filter(host -> anyHost(host).equals(member) && !expected.containsKey(host))
            .toList();
  }

  private static Member anyHost(Member member) {
    return new Member(member.service(), member.environment(), Optional.empty());
  }

  private MemberCoverage coverage(Member member, List<Member> hosts, long first, int[] demand) {
    Optional<String> site =
        organisation.siteOf(member.service(), member.environment()).map(Site::name);
    boolean fills = organisation.population().filter(all -> all.fillsGapsAt(site)).isPresent();
    long expected = 0;
    long covered = 0;
    long unexpected = 0;
    Estimated estimated = Estimated.NONE;
    for (int i = 0; i < demand.length; i++) {
      long slot = first + i;
      int there = (int) hosts.stream().filter(host -> booked.covers(host, slot)).count();
      int counted = Math.min(there, demand[i]);
      expected += demand[i];
      covered += counted;
      unexpected += there - counted;
      if (fills && counted < demand[i]) {
        estimated = estimated.plus(estimator.of(hosts, slot, demand[i] - counted));
      }
    }
    return new MemberCoverage(member, site, expected, covered, unexpected, estimated);
  }
}
