package io.greenai.agent.text;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Optional;

/** What somebody who wrote a name that nobody knows may have meant. */
public final class Nearest {

  /** Of three letters one may be wrong, or the name is taken for another and not for a slip. */
  private static final int SLIP = 3;

  private Nearest() {}

  /** The one of the {@code known} names, at least one, that takes the fewest edits to get to. */
  public static String of(String name, Collection<String> known) {
    return known.stream()
        .min(comparingInt(one -> edits(name, one, Integer.MAX_VALUE)))
        .orElseThrow();
  }

  /** The nearest of the {@code known} names, where few enough edits lead to it. */
  public static Optional<String> slip(String name, Collection<String> known) {
    String nearest = null;
    int most = name.length() / SLIP;
    for (String one : known) {
      int edits = edits(name, one, most);
      if (edits <= most) {
        nearest = one;
        most = edits - 1;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Levenshtein's distance, or some number above {@code most} where it is above. */
  private static int edits(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return Integer.MAX_VALUE;
      }
    }
    return row[b.length()];
  }
}
