package io.greenai.report.yaml;

/**
 * A file that a person wrote says something that it must not; the message starts with its place.
 */
public final class YamlException extends RuntimeException {
  public YamlException(Position position, String problem) {
    super(position + ": " + problem);
  }
}
