package io.greenai.agent.meter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key by which reports tell hosts apart. */
public final class HostIdentity {
  private HostIdentity() {}

  /**
   * {@code configured} where given; else SHA-256 in hex of the kernel's boot id, which all
   * containers of a kernel share. Where no boot id is readable the machine's id or name stands in,
   * and at last a random one: then processes of one host cannot be known as such.
   */
  public static String hostKey(@Nullable String configured) {
    return hostKey(
        configured,
        List.of(
            Path.of("/proc/sys/kernel/random/boot_id"),
            Path.of("/etc/machine-id"),
            Path.of("/etc/hostname")));
  }

  static String hostKey(@Nullable String configured, List<Path> sources) {
    if (configured != null && !configured.isBlank()) {
      return configured;
    }
    for (Path source : sources) {
      try {
        String id = Files.readString(source).strip();
        if (!id.isEmpty()) {
          return sha256(id);
        }
      } catch (IOException e) {
        // The next source stands in.
      }
    }
    return sha256(UUID.randomUUID().toString());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
