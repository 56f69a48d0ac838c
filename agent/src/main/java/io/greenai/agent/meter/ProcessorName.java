package io.greenai.agent.meter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of processors, as processors tell them and as {@code cpu-power.csv} writes them. */
final class ProcessorName {
  private static final Pattern LETTERS = Pattern.compile("(?<=\\d)[a-z]*$");

  /** Letters behind the number of a line of processors that do not change its power. */
  private record Line(String prefix, Set<String> letters) {}

  /**
   * EPYC: P is for a single socket. Xeon: Y has profiles of speed. Core: F is without graphics, and
   * K is faster. All other letters stand for other power, such as the U, H and X of one number,
   * which are of 15, 45 and 105 W.
   */
  private static final List<Line> LINES =
      List.of(
          new Line("epyc ", Set.of("", "p")),
          new Line("xeon ", Set.of("", "y")),
          new Line("core i", Set.of("", "f")),
          new Line("core i", Set.of("k", "kf")));

  private ProcessorName() {}

  /** A processor's name without what vendors put around it. */
  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("\\((r|tm)\\)|®|™", " ")
        .replaceAll("@.*|\\bwith radeon.*|\\bw/ radeon.*", " ")
        .replaceAll("\\b\\d+(th|nd|rd|st) gen\\b", " ")
        .replaceAll("\\b\\d+-cores?\\b", " ")
        .replaceAll("\\b(amd|intel|cpu|processor)\\b", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }

  /** Whether two normal names are of the same number and, by their letters, of the same power. */
  static boolean areSiblings(String one, String other) {
    Matcher ofOne = LETTERS.matcher(one);
    Matcher ofOther = LETTERS.matcher(other);
    return ofOne.find()
        && ofOther.find()
        && one.substring(0, ofOne.start()).equals(other.substring(0, ofOther.start()))
        && LINES.stream()
            .filter(line -> one.startsWith(line.prefix()))
            .anyMatch(
                line ->
                    line.letters().contains(ofOne.group())
                        && line.letters().contains(ofOther.group()));
  }
}
