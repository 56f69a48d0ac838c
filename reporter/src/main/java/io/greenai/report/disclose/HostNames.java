package io.greenai.report.disclose;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What hosts are called on a page; two hosts never share a name. */
final class HostNames {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int FEWEST_DIGITS = 12;
  private static final int ALL_DIGITS = 64;

  private final Map<String, String> names;

  private HostNames(Map<String, String> names) {
    this.names = names;
  }

  /**
   * A key that is a hash is called by its first 12 digits, or by as many more as tell all hosts
   * apart; a name that people gave stays as it is.
   */
  static HostNames of(Collection<String> hostKeys) {
    Set<String> keys = new TreeSet<>(hostKeys);
    int digits = FEWEST_DIGITS;
    while (digits < ALL_DIGITS && names(keys, digits).size() < keys.size()) {
      digits++;
    }
    int enough = digits;
    return new HostNames(
        keys.stream().collect(toUnmodifiableMap(Function.identity(), key -> name(key, enough))));
  }

  String of(String hostKey) {
    return names.getOrDefault(hostKey, hostKey);
  }

  private static Set<String> names(Set<String> keys, int digits) {
    return keys.stream().map(key -> name(key, digits)).collect(Collectors.toSet());
  }

  private static String name(String key, int digits) {
    return HASH.matcher(key).matches() ? key.substring(0, digits) : key;
  }
}
