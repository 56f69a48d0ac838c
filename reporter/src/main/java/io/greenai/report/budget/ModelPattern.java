package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.yaml.Position;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Models as a budget names them.
 *
 * @param text a name, in which {@code *} stands for any characters or none
 */
public record ModelPattern(Position position, String text) {
  private static final char ANY = '*';

  public ModelPattern {
    requireNonNull(position, "position");
    requireNonNull(text, "text");
  }

  boolean matches(String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    for (int i = 0; i < name.length(); ) {
      if (at < text.length() && text.charAt(at) == ANY) {
        star = at++;
        resume = i;
      } else if (at < text.length() && text.charAt(at) == name.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    return text.substring(at).chars().allMatch(left -> left == ANY);
  }

  /** A name that both take; absent where there is none. */
  Optional<String> common(ModelPattern other) {
    return Optional.ofNullable(new Meeting(text, other.text).from(0, 0));
  }

  /** As a regular expression that matches whole names. */
  String regex() {
    return Arrays.stream(text.split("\\*", -1))
        .map(PrometheusRules::escaped)
        .collect(Collectors.joining(".*"));
  }

  /** Looks for a name that two patterns take; what led nowhere is not tried again. */
  private static final class Meeting {
    private final String a;
    private final String b;
    private final boolean[][] dead;

    Meeting(String a, String b) {
      this.a = a;
      this.b = b;
      this.dead = new boolean[a.length() + 1][b.length() + 1];
    }

    @Nullable String from(int i, int j) {
      if (i == a.length() && j == b.length()) {
        return "";
      }
      if (dead[i][j]) {
        return null;
      }
      String name = null;
      if (isAny(a, i)) {
        name = from(i + 1, j);
        name = name == null && isLiteral(b, j) ? led(b.charAt(j), from(i, j + 1)) : name;
      }
      if (name == null && isAny(b, j)) {
        name = from(i, j + 1);
        name = name == null && isLiteral(a, i) ? led(a.charAt(i), from(i + 1, j)) : name;
      }
      if (name == null && isLiteral(a, i) && isLiteral(b, j) && a.charAt(i) == b.charAt(j)) {
        name = led(a.charAt(i), from(i + 1, j + 1));
      }
      dead[i][j] = name == null;
      return name;
    }

    private static boolean isAny(String pattern, int at) {
      return at < pattern.length() && pattern.charAt(at) == ANY;
    }

    private static boolean isLiteral(String pattern, int at) {
      return at < pattern.length() && pattern.charAt(at) != ANY;
    }

    private static @Nullable String led(char first, @Nullable String rest) {
      return rest == null ? null : first + rest;
    }
  }
}
