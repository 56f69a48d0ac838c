package io.greenai.report.disclose;

/** More than one of what items are counted in, in English. */
final class Plural {
  private Plural() {}

  static String of(String noun) {
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun + (noun.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
  }
}
