package io.greenai.report.hotspot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a collapsed file: {@code model;outermost;...;innermost samples}.
 *
 * @param frames the model first, then the frames inwards
 * @param samples from 1 to {@value #MAX_SAMPLES}
 */
record CollapsedLine(List<String> frames, long samples) {
  static final long MAX_SAMPLES = 1_000_000_000_000L;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,12}");

  /** Classes without a name of their own are numbered anew by every JVM. */
  private static final Pattern NUMBERED =
      Pattern.compile("[+./]0x[0-9a-fA-F]+(?:\\.[0-9]+)?|(?<=\\$\\$Lambda)\\$[0-9]+");

  CollapsedLine {
    frames = List.copyOf(frames);
  }

  /**
   * Reads a line.
   *
   * @param bytes UTF-8, without the line's end
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static CollapsedLine of(byte[] bytes) {
    String line = decode(bytes);
    int blank = line.lastIndexOf(' ');
    if (blank < 0) {
      throw new IllegalArgumentException("a line ends with a blank and its number of samples");
    }
    String number = line.substring(blank + 1);
    if (!NUMBER.matcher(number).matches() || Long.parseLong(number) > MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "the number of samples is '" + shown(number) + "', but is from 1 to " + MAX_SAMPLES);
    }
    List<String> frames = new ArrayList<>(List.of(line.substring(0, blank).split(";", -1)));
    frames.subList(1, frames.size()).replaceAll(name -> NUMBERED.matcher(name).replaceAll(""));
    if (frames.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("frame " + firstBlank(frames) + " of the stack is empty");
    }
    return new CollapsedLine(frames, Long.parseLong(number));
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the line is not UTF-8", e);
    }
  }

  private static int firstBlank(List<String> frames) {
    int i = 0;
    while (!frames.get(i).isBlank()) {
      i++;
    }
    return i + 1;
  }

  private static String shown(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "..." : text;
  }
}
