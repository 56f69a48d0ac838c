package io.greenai.ledger;

import java.util.Map;
import java.util.TreeMap;

/** A set of half-open time intervals, in any one unit. */
final class Coverage {
  private final TreeMap<Long, Long> endByStart = new TreeMap<>();

  /** Adds {@code [start, end)}. */
  void add(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> near = endByStart.floorEntry(to);
    while (near != null && near.getValue() >= from) {
      from = Math.min(from, near.getKey());
      to = Math.max(to, near.getValue());
      endByStart.remove(near.getKey());
      near = endByStart.floorEntry(to);
    }
    if (from < to) {
      endByStart.put(from, to);
    }
  }

  void add(Coverage other) {
    other.endByStart.forEach(this::add);
  }

  /** How much of {@code [start, end)} is not covered. */
  long free(long start, long end) {
    long free = end - start;
    for (Map.Entry<Long, Long> covered : endByStart.headMap(end).entrySet()) {
      free -= Math.max(0, Math.min(end, covered.getValue()) - Math.max(start, covered.getKey()));
    }
    return free;
  }
}
