package io.greenai.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Gzips a closed ledger file so that at each instant one complete copy of it is on disk. */
final class Compression {
  private static final int BUFFER_BYTES = 64 << 10;

  private Compression() {}

  /** Gzips to {@code .gz.tmp}, forces it to disk, renames it and deletes the plain file. */
  static void replace(Path plain) throws IOException {
    Path compressed = LedgerFiles.compressed(plain);
    Path temporary = compressed.resolveSibling(compressed.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      try (InputStream in = Files.newInputStream(plain);
          FileChannel channel =
              FileChannel.open(
                  temporary,
                  Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                  Modes.file(temporary))) {
        GZIPOutputStream gzip =
            new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        in.transferTo(gzip);
        gzip.finish();
        channel.force(true);
      }
      Files.move(temporary, compressed, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.delete(plain);
  }
}
