package io.greenai.report.factor.series;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the answer of a service comes from. It stands beside the answer, in a file of the same name
 * and {@code .evidence}; an intensity file that has one must be what was answered then.
 *
 * @param request what was asked, without any key
 * @param answeredAt when, by the clock of the machine that asked
 * @param sha256 of the answer's bytes
 */
public record Evidence(String request, Instant answeredAt, String sha256) {
  private static final String SUFFIX = ".evidence";

  public Evidence {
    requireNonNull(request, "request");
    requireNonNull(answeredAt, "answeredAt");
    requireNonNull(sha256, "sha256");
  }

  /** Of an answer that has just come in. */
  public static Evidence of(String request, Instant answeredAt, byte[] answer) {
    return new Evidence(request, answeredAt, sha256(answer));
  }

  /**
   * The evidence of a file; absent where none stands beside it.
   *
   * @throws IntensityFileException where the evidence cannot be read
   */
  public static Optional<Evidence> beside(Path file) throws IOException {
    Path evidence = pathBeside(file);
    if (!Files.exists(evidence)) {
      return Optional.empty();
    }
    Json json = Json.parse(evidence.toString(), Files.readAllBytes(evidence));
    return Optional.of(
        new Evidence(
            json.get("request").text(),
            json.get("answeredAt").instant(),
            json.get("sha256").text()));
  }

  /** Whether {@code answer} is the one that this is about. */
  public boolean isOf(byte[] answer) {
    return sha256.equals(sha256(answer));
  }

  /** Where the evidence of a file stands. */
  public static Path pathBeside(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }

  /** The content of the file. */
  public byte[] json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("request", request);
      json.writeStringField("answeredAt", answeredAt.toString());
      json.writeStringField("sha256", sha256);
      json.writeEndObject();
    }
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
