package io.greenai.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does to a finished ledger file what should not happen to it. */
final class Damage {
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
  private static final Pattern MODEL_ENERGY =
      Pattern.compile("\"account\":\"model\".*?\"energyMicrojoules\":\\{\"cpu\":(\\d)");

  private Damage() {}

  /**
   * Cuts the file off within its last window, as if the writer had been killed.
   *
   * @return the window's number
   */
  static long tear(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int last = lines.size() - 2;
    String window = lines.get(last);
    Files.writeString(
        file,
        String.join("\n", lines.subList(0, last))
            + "\n"
            + window.substring(0, window.length() / 2));
    return seq(window);
  }

  /**
   * Makes a model's energy smaller in the middle of the file.
   *
   * @return the window's number
   */
  static long tamper(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = lines.size() / 2; i < lines.size(); i++) {
      Matcher energy = MODEL_ENERGY.matcher(lines.get(i));
      if (energy.find() && energy.group(1).charAt(0) > '1') {
        String line = lines.get(i);
        lines.set(i, line.substring(0, energy.start(1)) + '1' + line.substring(energy.end(1)));
        Files.writeString(file, String.join("\n", lines) + "\n");
        return seq(line);
      }
    }
    throw new IllegalStateException(file + " has no window to tamper with");
  }

  private static long seq(String line) {
    Matcher seq = SEQ.matcher(line);
    if (!seq.find()) {
      throw new IllegalStateException("not a window: " + line);
    }
    return Long.parseLong(seq.group(1));
  }
}
