package io.greenai.agent.attribute;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A tally per group, made when first asked for. */
final class Tallies {
  private final Map<Group, CpuTally> byGroup = new TreeMap<>();

  CpuTally of(Group group) {
    return byGroup.computeIfAbsent(group, unused -> new CpuTally());
  }

  void addAll(Tallies other) {
    other.byGroup.forEach((group, tally) -> of(group).addAll(tally));
  }

  long nanos() {
    return byGroup.values().stream().mapToLong(CpuTally::nanos).sum();
  }

  Map<Group, CpuTally> byGroup() {
    return Collections.unmodifiableMap(byGroup);
  }
}
