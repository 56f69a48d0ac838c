package io.greenai.report.disclose;

import java.util.regex.Pattern;

/** What a host is called on a page. */
final class HostName {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int DIGITS = 12;

  private HostName() {}

  /**
   * The first 12 digits of a key that is a hash, so 48 bits of it; a name that people gave as is.
   */
  static String of(String hostKey) {
    return HASH.matcher(hostKey).matches() ? hostKey.substring(0, DIGITS) : hostKey;
  }
}
