package io.greenai.agent.scope;

/** What an application calls things, as long as a ledger keeps it. */
final class Word {

  private static final int MAX_LENGTH = 64;

  private Word() {}

  /** At most its first {@value #MAX_LENGTH} characters, and no half of one. */
  static String cut(String word) {
    if (word.length() <= MAX_LENGTH) {
      return word;
    }
    boolean parts = Character.isHighSurrogate(word.charAt(MAX_LENGTH - 1));
    return word.substring(0, parts ? MAX_LENGTH - 1 : MAX_LENGTH);
  }
}
